package io.github.plexauth.examples.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A response that the server sends.
 *
 * @param status  the HTTP status
 * @param headers the headers to send in addition to those that every response has
 * @param body    the body as text
 */
record EmbeddedResponse(int status, Map<String, String> headers, String body) {

    private static final String XML = "text/xml;charset=utf-8";

    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            429, "Too Many Requests",
            503, "Service Unavailable");

    /** Returns a success response that contains a tree, as JSON or as XML. */
    static EmbeddedResponse ok(Map<String, ?> tree, boolean json) {
        return json
                ? new EmbeddedResponse(200, Map.of("Content-Type", "application/json"), TreeWriter.json(tree))
                : new EmbeddedResponse(200, Map.of("Content-Type", XML), TreeWriter.xml(tree));
    }

    /** Returns the HTML page that Plex sends for an error status. */
    static EmbeddedResponse error(int status) {
        return errorPage(status, "");
    }

    /** Returns the response to an unauthorized request for the root: its script opens the web application. */
    static EmbeddedResponse unauthorizedRoot() {
        String script = "window.location = window.location.href.match(/(^.+\\/)[^\\/]*$/)[1] + 'web/index.html';";
        return errorPage(401, "<script>" + script + "</script>");
    }

    static EmbeddedResponse rateLimited(Duration retryAfter) {
        return error(429).with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    static EmbeddedResponse maintenance() {
        return new EmbeddedResponse(
                503,
                Map.of("Content-Type", XML, "Connection", "close"),
                "<Response code=\"503\" title=\"Maintenance\""
                        + " status=\"Plex Media Server is currently running database migrations.\"/>");
    }

    private static EmbeddedResponse errorPage(int status, String script) {
        String title = TITLES.get(status);
        String head = "<head>" + script + "<title>" + title + "</title></head>";
        // A real server was seen to keep the connection after these.
        Map<String, String> headers = status == 401 || status == 404
                ? Map.of("Content-Type", "text/html", "Connection", "Keep-Alive", "Keep-Alive", "timeout=20")
                : Map.of("Content-Type", "text/html", "Connection", "close");
        return new EmbeddedResponse(
                status,
                headers,
                "<html>" + head + "<body><h1>" + status + " " + title + "</h1></body></html>");
    }

    /** Returns this response with an additional header. */
    EmbeddedResponse with(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new EmbeddedResponse(status, all, body);
    }

    void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        headers.forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        if (bytes.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
