/** Fixtures in a package named like {@code check} of the library. */
package io.github.plexauth.system.architecture.broken.check;
