/** The rules of the library's architecture, and the proof that each of them catches what it forbids. */
package io.github.plexauth.examples.architecture;
