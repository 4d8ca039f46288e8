/** A Plex Media Server to try clients on; it uses nothing of the library. */
package io.github.plexauth.examples.server;
