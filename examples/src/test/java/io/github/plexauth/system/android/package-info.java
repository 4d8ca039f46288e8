/** The library on Android, as far as a JVM can show it. */
package io.github.plexauth.system.android;
