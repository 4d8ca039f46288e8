package io.github.plexauth.examples.benchmark;

import java.net.URI;

/**
 * What a subject asks.
 *
 * @param baseUri the benchmark server, over http or https; its certificate is trusted by the whole JVM
 * @param token   any token will do
 * @param source  {@code server://one} or {@code server://ten}, by the number of its connections
 */
public record Target(URI baseUri, String token, String source) {

    static final String PROPERTY = "benchmark.uri.";

    /** Finds the server that {@link Compare} has started, from inside a JVM that JMH has started. */
    static Target of(String scheme, int connections) {
        return new Target(
                URI.create(System.getProperty(PROPERTY + scheme)), "xxxxxxxxxxxxxxxxxxxx",
                connections == 10 ? "server://ten" : "server://one");
    }
}
