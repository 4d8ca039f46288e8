/** A small Plex Media Server for tests and demonstrations. It does not use the library. */
package io.github.plexauth.examples.server;
