package io.github.plexauth.examples.architecture.broken.transport.httpclient;

import java.net.http.HttpClient;

/** An adapter that uses another's library. */
public record UsesJavaNetHttp(HttpClient client) {}
