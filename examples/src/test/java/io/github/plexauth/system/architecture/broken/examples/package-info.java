/** Fixtures in a package named like {@code examples} of the library. */
package io.github.plexauth.system.architecture.broken.examples;
