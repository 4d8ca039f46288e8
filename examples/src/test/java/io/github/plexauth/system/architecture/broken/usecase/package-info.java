/** Fixtures in a package named like {@code usecase} of the library. */
package io.github.plexauth.system.architecture.broken.usecase;
