/**
 * Programs that show the library at work, and {@link io.github.plexauth.examples.EmbeddedPlexServer}, which they run
 * against where there is no real server.
 */
package io.github.plexauth.examples;
