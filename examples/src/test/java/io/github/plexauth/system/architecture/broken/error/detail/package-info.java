/** Fixtures in a package named like {@code error.detail} of the library. */
package io.github.plexauth.system.architecture.broken.error.detail;
