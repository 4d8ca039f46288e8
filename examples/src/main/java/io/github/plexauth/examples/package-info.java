/**
 * Example programs. Each one is a single file, except for those that sign in, and {@code mvn -q test-compile exec:java -Dexample=Quickstart} runs it.
 *
 * <p>Every program starts an {@link io.github.plexauth.examples.server.EmbeddedPlexServer} and calls it, so the
 * programs need neither a network nor an account. {@code Quickstart} can also call a real server.
 */
package io.github.plexauth.examples;
