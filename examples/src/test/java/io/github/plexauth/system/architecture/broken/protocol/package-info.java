/** Fixtures in a package named like {@code protocol} of the library. */
package io.github.plexauth.system.architecture.broken.protocol;
