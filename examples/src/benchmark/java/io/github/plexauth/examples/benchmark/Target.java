package io.github.plexauth.examples.benchmark;

import java.net.URI;

/**
 * The server that a subject calls, and the parameters of the calls.
 *
 * @param baseUri the http or https URI of the benchmark server; the JVM trusts its certificate
 * @param token   the access token; the server accepts every token
 * @param source  a source whose name is the number of its connections: {@code provider://one} or {@code provider://ten}
 */
public record Target(URI baseUri, String token, String source) {

    static final String PROPERTY = "benchmark.uri.";

    /** Returns the server that {@link Compare} started. JMH passes its URI to this JVM as a system property. */
    static Target of(String scheme, int connections) {
        return new Target(
                URI.create(System.getProperty(PROPERTY + scheme)), "xxxxxxxxxxxxxxxxxxxx",
                connections == 10 ? "provider://ten" : "provider://one");
    }
}
