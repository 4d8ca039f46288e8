package io.github.plexauth.examples.server;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that the server received.
 *
 * @param method     the HTTP method
 * @param path       the decoded path without a trailing slash; {@code /} for the root
 * @param parameters the decoded query; if a name is repeated, its first value
 * @param token      the token from the header, or else from the query; null if there is none
 * @param json       whether the client prefers JSON to XML
 * @param line       method, path and query as received, without the values of tokens
 */
record EmbeddedRequest(
        String method, String path, Map<String, String> parameters, String token, boolean json, String line) {

    private static final String TOKEN = "X-Plex-Token";

    static EmbeddedRequest of(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> parameters = new LinkedHashMap<>();
        pairs(query).forEach(pair -> parameters.putIfAbsent(pair[0], pair[1]));
        String header = exchange.getRequestHeaders().getFirst(TOKEN);
        return new EmbeddedRequest(
                exchange.getRequestMethod(),
                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                parameters,
                header == null ? parameters.get(TOKEN) : header,
                prefersJson(exchange.getRequestHeaders().getFirst("Accept")),
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + redactedQuery(query));
    }

    /** Returns whether the method is GET or HEAD, the only ones that most endpoints support. */
    boolean isGetOrHead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static Stream<String[]> pairs(String query) {
        return parts(query).map(part -> {
            int equals = part.indexOf('=');
            return equals < 0
                    ? new String[] {decode(part), ""}
                    : new String[] {decode(part.substring(0, equals)), decode(part.substring(equals + 1))};
        });
    }

    private static Stream<String> parts(String query) {
        return query == null ? Stream.empty() : Arrays.stream(query.split("&")).filter(part -> !part.isEmpty());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String redactedQuery(String query) {
        return query == null
                ? ""
                : parts(query).map(EmbeddedRequest::redactedPart).collect(Collectors.joining("&", "?", ""));
    }

    private static String redactedPart(String part) {
        String name = part.replaceFirst("=.*", "");
        return decode(name).toLowerCase(Locale.ROOT).contains("token") ? name + "=***" : part;
    }

    /** Returns whether the first media range that matches JSON or XML is JSON. Weights are ignored. */
    private static boolean prefersJson(String accept) {
        return accept != null && Arrays.stream(accept.split(","))
                .map(range -> range.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT))
                .filter(range -> range.matches("application/json|(application|text)/xml|\\*/\\*"))
                .findFirst()
                .filter("application/json"::equals)
                .isPresent();
    }
}
