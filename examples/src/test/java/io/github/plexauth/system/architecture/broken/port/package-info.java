/** Fixtures in a package named like {@code port} of the library. */
package io.github.plexauth.system.architecture.broken.port;
