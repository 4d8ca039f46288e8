/** Fixtures in a package named like {@code call} of the library. */
package io.github.plexauth.system.architecture.broken.call;
