/**
 * Tests that call a server through nginx and HAProxy, with TLS. They run only with {@code src/test/proxy/run}, which
 * installs these programs.
 */
package io.github.plexauth.system.proxy;
