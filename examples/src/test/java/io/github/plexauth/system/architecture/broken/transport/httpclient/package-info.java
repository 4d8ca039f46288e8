/** Fixtures in a package named like {@code transport.httpclient} of the library. */
package io.github.plexauth.system.architecture.broken.transport.httpclient;
