/** Fixtures in a package named like {@code clock} of the library. */
package io.github.plexauth.system.architecture.broken.clock;
