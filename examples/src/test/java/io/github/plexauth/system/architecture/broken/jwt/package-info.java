/** Fixtures in a package named like {@code jwt} of the library. */
package io.github.plexauth.system.architecture.broken.jwt;
