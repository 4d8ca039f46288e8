package io.github.plexauth.system.architecture.broken.json.jsonb;

import java.net.http.HttpClient;

/** An adapter that uses another's library. */
public record UsesJavaNetHttp(HttpClient client) {}
