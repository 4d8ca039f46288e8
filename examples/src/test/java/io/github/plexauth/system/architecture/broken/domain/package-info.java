/** Fixtures in a package named like {@code domain} of the library. */
package io.github.plexauth.system.architecture.broken.domain;
