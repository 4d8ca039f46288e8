/**
 * Example programs. {@code mvn -q test-compile exec:java -Dexample=Quickstart} runs one. Each one is a single file, but
 * {@code SignIn}, {@code KeepSignedIn} and {@code SignedInForGood} have helpers in the package {@code signin}.
 *
 * <p>Every program starts the servers of the package {@code server} that it calls, so the programs need neither a
 * network nor an account. {@code Quickstart} can also call a real server, and {@code SignIn}, {@code KeepSignedIn} and
 * {@code SignedInForGood} can use plex.tv.
 */
package io.github.plexauth.examples;
