/** A small library that breaks each rule of the architecture, in packages named like those of the real library. */
package io.github.plexauth.system.architecture.broken;
