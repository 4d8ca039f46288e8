/**
 * Programs to read from top to bottom and to run: {@code mvn -q test-compile exec:java -Dexample=Quickstart}.
 *
 * <p>Each asks a {@link io.github.plexauth.examples.server.EmbeddedPlexServer}, so none needs anything but this
 * project.
 */
package io.github.plexauth.examples;
