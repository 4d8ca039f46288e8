/** Fixtures in a package named like {@code transport.jdk} of the library. */
package io.github.plexauth.system.architecture.broken.transport.jdk;
