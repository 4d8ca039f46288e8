/** Real proxies in front of a server, with TLS. They need programs that src/test/proxy/run installs. */
package io.github.plexauth.system.proxy;
