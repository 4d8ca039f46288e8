package io.github.plexauth.examples.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One answer, ready to be sent. What a successful one says is stated once, as a tree, and written as XML or JSON:
 * a scalar is an attribute or a member, a map a child element or an object, a list several children or an array.
 *
 * @param status  the HTTP status
 * @param headers what to send besides what every answer carries
 * @param body    as text
 */
record EmbeddedAnswer(int status, Map<String, String> headers, String body) {

    private static final String XML = "text/xml;charset=utf-8";
    private static final String XML_DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            429, "Too Many Requests");

    static EmbeddedAnswer ok(Map<String, ?> tree, boolean json) {
        return json
                ? new EmbeddedAnswer(200, Map.of("Content-Type", "application/json"), json(tree))
                : new EmbeddedAnswer(200, Map.of("Content-Type", XML), XML_DECLARATION + children(tree));
    }

    static EmbeddedAnswer error(int status) {
        return page(status, "");
    }

    /** The form of 401 that sends a browser on to the web application. */
    static EmbeddedAnswer unauthorizedRoot() {
        String script = "window.location = window.location.href.match(/(^.+\\/)[^\\/]*$/)[1] + 'web/index.html';";
        return page(401, "<script>" + script + "</script>");
    }

    static EmbeddedAnswer rateLimited(Duration retryAfter) {
        EmbeddedAnswer answer = page(429, "");
        Map<String, String> headers = new HashMap<>(answer.headers);
        headers.put("Retry-After", Long.toString(retryAfter.toSeconds()));
        return new EmbeddedAnswer(answer.status, headers, answer.body);
    }

    static EmbeddedAnswer maintenance() {
        return new EmbeddedAnswer(
                503,
                Map.of("Content-Type", XML, "Connection", "close"),
                "<Response code=\"503\" title=\"Maintenance\""
                        + " status=\"Plex Media Server is currently running database migrations.\"/>");
    }

    private static EmbeddedAnswer page(int status, String script) {
        String title = TITLES.get(status);
        String head = "<head>" + script + "<title>" + title + "</title></head>";
        return new EmbeddedAnswer(
                status,
                Map.of("Content-Type", "text/html", "Connection", "close"),
                "<html>" + head + "<body><h1>" + status + " " + title + "</h1></body></html>");
    }

    void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Plex-Protocol", "1.0");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        headers.forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> json(member.getKey()) + ":" + json(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(EmbeddedAnswer::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? '"' + jsonText(text) + '"' : value.toString();
    }

    private static String jsonText(String text) {
        return text.chars().mapToObj(c -> switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> c < 0x20 ? String.format("\\u%04x", c) : Character.toString(c);
        }).collect(Collectors.joining());
    }

    private static String element(Object name, Map<?, ?> content) {
        String children = children(content);
        String start = "<" + name + attributes(content);
        return children.isEmpty() ? start + "/>\n" : start + ">\n" + children + "</" + name + ">\n";
    }

    private static String children(Map<?, ?> content) {
        return content.entrySet().stream().map(EmbeddedAnswer::elements).collect(Collectors.joining());
    }

    private static String elements(Map.Entry<?, ?> entry) {
        if (entry.getValue() instanceof Map<?, ?> child) {
            return element(entry.getKey(), child);
        }
        return !(entry.getValue() instanceof List<?> several)
                ? ""
                : several.stream()
                        .map(child -> element(entry.getKey(), (Map<?, ?>) child))
                        .collect(Collectors.joining());
    }

    private static String attributes(Map<?, ?> content) {
        return content.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Map<?, ?> || entry.getValue() instanceof List<?>))
                .map(entry -> " " + entry.getKey() + "=\"" + xmlText(entry.getValue()) + '"')
                .collect(Collectors.joining());
    }

    private static String xmlText(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        return value.toString().codePoints().mapToObj(c -> switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            // As they are, a parser would read them as spaces.
            case '\t', '\n', '\r' -> "&#" + c + ";";
            default -> isXml(c) ? Character.toString(c) : "\uFFFD";
        }).collect(Collectors.joining());
    }

    /** XML 1.0 has no way to write the other characters. */
    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
