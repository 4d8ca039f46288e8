package io.github.plexauth.examples.architecture.broken.json.jsonb;

import java.net.http.HttpClient;

/** An adapter that uses another's library. */
public record UsesJavaNetHttp(HttpClient client) {}
