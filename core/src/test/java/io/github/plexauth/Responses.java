package io.github.plexauth;

import io.github.plexauth.port.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Responses of servers and of proxies in front of them. */
final class Responses {

    static final String TOKEN = "transient-90904684-f91a-4391-8bf7-e0dfa7240285";

    /** The page that a media server sends if it does not accept a token. */
    static final String UNAUTHORIZED =
            "<html><head><title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>";

    /** The page that a media server sends for its root path, which is made for browsers. */
    static final String UNAUTHORIZED_WITH_SCRIPT = "<html><head><script>window.location ="
            + " window.location.href.match(/(^.+\\/)[^\\/]*$/)[1] + 'web/index.html';</script>"
            + "<title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>";

    private Responses() {}

    static TransportResponse json(String body) {
        return of(200, body, "Content-Type", "application/json");
    }

    static TransportResponse xml(String body) {
        return of(200, body, "Content-Type", "text/xml;charset=utf-8");
    }

    /** Creates a page of HTML with the headers of a media server. */
    static TransportResponse plexPage(int status, String body) {
        return of(status, body, "Content-Type", "text/html", "X-Plex-Protocol", "1.0");
    }

    static TransportResponse token() {
        return json("{\"MediaContainer\":{\"size\":0,\"token\":\"" + TOKEN + "\"}}");
    }

    /** Creates the smallest response with connection information that is valid for every source. */
    static TransportResponse connections() {
        return device("{\"Connection\":{\"uri\":\"http://a:1\"}}");
    }

    static TransportResponse device(String device) {
        return json("{\"MediaContainer\":{\"size\":1,\"Device\":" + device + "}}");
    }

    static TransportResponse of(int status, String body, String... namesAndValues) {
        return of(status, body.getBytes(StandardCharsets.UTF_8), namesAndValues);
    }

    static TransportResponse of(int status, byte[] body, String... namesAndValues) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return new TransportResponse(status, headers, body);
    }
}
