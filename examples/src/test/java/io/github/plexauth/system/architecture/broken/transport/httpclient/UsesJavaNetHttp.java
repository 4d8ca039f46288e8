package io.github.plexauth.system.architecture.broken.transport.httpclient;

import java.net.http.HttpClient;

/** An adapter that uses another's library. */
public record UsesJavaNetHttp(HttpClient client) {}
