/** Fixtures in a package named like {@code signin} of the library. */
package io.github.plexauth.system.architecture.broken.signin;
