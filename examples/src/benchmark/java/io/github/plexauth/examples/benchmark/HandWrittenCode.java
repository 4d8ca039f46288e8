package io.github.plexauth.examples.benchmark;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The code that an application writes without the library: two URIs, and the reading of well-formed responses. */
final class HandWrittenCode {

    static final String CLIENT_IDENTIFIER = "c9c1a6f0-6c0e-4a5e-8a57-0b9d5e6a2f11";
    static final String PRODUCT = "benchmark";
    static final int MAX_RESPONSE_BYTES = 1 << 20;
    static final int TIMEOUT_SECONDS = 30;

    /** A connection. It has a parsed URI, like the library's, because an application needs one to connect. */
    record Connection(String protocol, String address, int port, URI uri, boolean local, boolean relay) {}

    record Device(String name, String clientIdentifier, String accessToken, List<Connection> connections) {}

    private HandWrittenCode() {}

    static URI tokenUri(Target target) {
        return URI.create(target.baseUri() + "/security/token?type=delegation&scope=all");
    }

    static URI resourcesUri(Target target) {
        return URI.create(target.baseUri() + "/security/resources?source="
                + URLEncoder.encode(target.source(), StandardCharsets.UTF_8));
    }

    static String token(Object tree) {
        return (String) container(tree).get("token");
    }

    static Device device(Object tree) {
        Map<?, ?> device = (Map<?, ?>) container(tree).get("Device");
        List<?> entries = (List<?>) device.get("Connection");
        List<Connection> connections = new ArrayList<>(entries.size());
        for (Object entry : entries) {
            Map<?, ?> connection = (Map<?, ?>) entry;
            connections.add(new Connection(
                    (String) connection.get("protocol"),
                    (String) connection.get("address"),
                    ((Number) connection.get("port")).intValue(),
                    URI.create((String) connection.get("uri")),
                    (boolean) connection.get("local"),
                    (boolean) connection.get("relay")));
        }
        return new Device(
                (String) device.get("name"), (String) device.get("clientIdentifier"),
                (String) device.get("accessToken"), connections);
    }

    private static Map<?, ?> container(Object tree) {
        return (Map<?, ?>) ((Map<?, ?>) tree).get("MediaContainer");
    }
}
