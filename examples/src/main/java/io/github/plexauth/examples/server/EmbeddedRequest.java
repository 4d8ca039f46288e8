package io.github.plexauth.examples.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that the server received.
 *
 * @param method     the HTTP method
 * @param path       the decoded path without a trailing slash; {@code /} for the root
 * @param parameters the decoded query; if a name is repeated, its first value
 * @param headers    the headers
 * @param body       the body as text; a longer body than the server needs is cut off
 * @param json       whether the client prefers JSON to XML
 * @param line       method, path and query as received, without the values of secrets
 */
record EmbeddedRequest(
        String method,
        String path,
        Map<String, String> parameters,
        Headers headers,
        String body,
        boolean json,
        String line) {

    private static final int MAX_BODY_BYTES = 65_536;

    private static final List<String> SECRET_WORDS = List.of("token", "jwt", "jwk", "nonce");

    private static final Set<String> SECRET_PARAMETERS = Set.of("code", "pin");

    private static final Pattern PIN_ID = Pattern.compile("(/pins/)\\d+");

    static EmbeddedRequest of(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
        return new EmbeddedRequest(
                exchange.getRequestMethod(),
                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                decoded(query),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8),
                prefersJson(exchange.getRequestHeaders().getFirst("Accept")),
                exchange.getRequestMethod() + " " + redactedPath(exchange) + redactedQuery(query));
    }

    /** Returns the token from the header, or else from the query; null if there is none. */
    String token() {
        return plexValue("X-Plex-Token").orElse(null);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** Returns a value that clients send as a header or, with the same name, in the query. The header wins. */
    Optional<String> plexValue(String name) {
        return header(name).or(() -> Optional.ofNullable(parameters.get(name)));
    }

    /** Returns a value that clients send in the query or in the body of a form. The query wins. */
    Optional<String> formValue(String name) {
        return Optional.ofNullable(parameters.get(name)).or(() -> Optional.ofNullable(form().get(name)));
    }

    private Map<String, String> form() {
        boolean sent = header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        return sent ? decoded(body) : Map.of();
    }

    /** Returns whether the method is GET or HEAD, the only ones that most endpoints support. */
    boolean isGetOrHead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static Map<String, String> decoded(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        pairs(query).forEach(pair -> values.putIfAbsent(pair[0], pair[1]));
        return values;
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

    private static String redactedPath(HttpExchange exchange) {
        return PIN_ID.matcher(exchange.getRequestURI().getRawPath()).replaceAll("$1***");
    }

    private static String redactedQuery(String query) {
        return query == null
                ? ""
                : parts(query).map(EmbeddedRequest::redactedPart).collect(Collectors.joining("&", "?", ""));
    }

    private static String redactedPart(String part) {
        String name = part.replaceFirst("=.*", "");
        return isSecret(decode(name).toLowerCase(Locale.ROOT)) ? name + "=***" : part;
    }

    private static boolean isSecret(String name) {
        return SECRET_WORDS.stream().anyMatch(name::contains) || SECRET_PARAMETERS.contains(name);
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
