/** The library in an application that is written in Kotlin. */
package io.github.plexauth.system.kotlin;
