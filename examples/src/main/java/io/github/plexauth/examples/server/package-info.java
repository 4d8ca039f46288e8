/** A small Plex Media Server and a small plex.tv for tests and demonstrations. They do not use the library. */
package io.github.plexauth.examples.server;
