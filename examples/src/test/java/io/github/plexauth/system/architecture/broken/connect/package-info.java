/** Fixtures in a package named like {@code connect} of the library. */
package io.github.plexauth.system.architecture.broken.connect;
