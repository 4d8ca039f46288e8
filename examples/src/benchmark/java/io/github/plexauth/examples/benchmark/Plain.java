package io.github.plexauth.examples.benchmark;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What whoever takes a bare client writes himself: two requests, and enough reading for well-formed answers. */
final class Plain {

    static final String CLIENT = "c9c1a6f0-6c0e-4a5e-8a57-0b9d5e6a2f11";
    static final String PRODUCT = "benchmark";
    static final int LIMIT = 1 << 20;
    static final int SECONDS = 30;

    /** As this library's: whoever connects needs the URI as a URI. */
    record Way(String protocol, String address, int port, URI uri, boolean local, boolean relay) {}

    record Device(String name, String clientIdentifier, String accessToken, List<Way> ways) {}

    private Plain() {}

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
        List<?> connections = (List<?>) device.get("Connection");
        List<Way> ways = new ArrayList<>(connections.size());
        for (Object connection : connections) {
            Map<?, ?> way = (Map<?, ?>) connection;
            ways.add(new Way(
                    (String) way.get("protocol"), (String) way.get("address"), ((Number) way.get("port")).intValue(),
                    URI.create((String) way.get("uri")), (boolean) way.get("local"), (boolean) way.get("relay")));
        }
        return new Device(
                (String) device.get("name"), (String) device.get("clientIdentifier"),
                (String) device.get("accessToken"), ways);
    }

    private static Map<?, ?> container(Object tree) {
        return (Map<?, ?>) ((Map<?, ?>) tree).get("MediaContainer");
    }
}
