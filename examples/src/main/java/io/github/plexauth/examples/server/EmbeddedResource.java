package io.github.plexauth.examples.server;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server or a player that plex.tv lists for an account.
 *
 * @param attributes everything except the connections
 * @param ways       the ways to reach it; empty if plex.tv has null in place of the list
 */
record EmbeddedResource(Map<String, Object> attributes, Optional<List<EmbeddedWay>> ways) {

    // Nothing listens on this port of the loopback interface, so that clients fail at once.
    private static final URI UNREACHABLE = URI.create("http://127.0.0.1:1");

    private static final List<EmbeddedWay> SAMPLE_WAYS = List.of(
            EmbeddedWay.plexDirect("10.0.2.123", 32400, true, false),
            EmbeddedWay.plexDirect("10.0.2.123", 32400, true, false), // Duplicates have been seen.
            EmbeddedWay.plexDirect("2001:db8::2:123", 32400, true, false),
            EmbeddedWay.to(URI.create("http://plex.example.com:80"), false),
            EmbeddedWay.to(URI.create("https://plex.example.com:443"), false),
            EmbeddedWay.plexDirect("203.0.113.222", 32403, false, false),
            EmbeddedWay.plexDirect("198.51.100.105", 8443, false, true));

    /** Returns a server of the account. Its addresses are reserved for documentation and private networks. */
    static EmbeddedResource ownedSample() {
        return server("My server", RandomText.machineIdentifier(), RandomText.legacyToken(), true, SAMPLE_WAYS);
    }

    /** Returns a server that a friend shares with the account. */
    static EmbeddedResource sharedSample() {
        return server("A friend's server", RandomText.machineIdentifier(), RandomText.legacyToken(), false,
                SAMPLE_WAYS);
    }

    /**
     * Returns a running server. Its first connection does not work, and the second one does. The second one is local if
     * the account owns the server. Many clients skip the local connections of other people's servers.
     */
    static EmbeddedResource running(EmbeddedPlexServer server, boolean owned) {
        List<EmbeddedWay> ways =
                List.of(EmbeddedWay.to(UNREACHABLE, true), EmbeddedWay.to(server.baseUri(), owned));
        return server(server.friendlyName, server.machineIdentifier(), server.token(), owned, ways);
    }

    /** Returns a player, which has no access token and fewer attributes than a server. */
    static EmbeddedResource player() {
        Map<String, Object> attributes = attributes("Living room", "Plex for Android (TV)", "player", true);
        return new EmbeddedResource(
                attributes, Optional.of(List.of(EmbeddedWay.to(URI.create("http://10.0.2.50:32500"), true))));
    }

    /** Returns a device that has not been seen for a long time, of which plex.tv knows little. */
    static EmbeddedResource forgotten() {
        Map<String, Object> attributes = attributes("Attic", "Plex Media Server", "", true);
        for (String unknown : List.of("platform", "platformVersion", "device", "publicAddress", "accessToken")) {
            attributes.put(unknown, null);
        }
        attributes.put("presence", false);
        return new EmbeddedResource(attributes, Optional.empty());
    }

    private static EmbeddedResource server(
            String name, String identifier, String token, boolean owned, List<EmbeddedWay> ways) {
        Map<String, Object> attributes = attributes(name, "Plex Media Server", "server", owned);
        attributes.putAll(EmbeddedPlexApi.tree(
                "clientIdentifier", identifier,
                "accessToken", token,
                "dnsRebindingProtection", false,
                "natLoopbackSupported", false));
        return new EmbeddedResource(attributes, Optional.of(ways));
    }

    private static Map<String, Object> attributes(String name, String product, String provides, boolean owned) {
        return EmbeddedPlexApi.tree(
                "name", name,
                "product", product,
                "productVersion", "1.43.4.10903-e5521bd8c",
                "platform", "Linux",
                "platformVersion", "24.04",
                "device", "PC",
                "clientIdentifier", RandomText.machineIdentifier(),
                "createdAt", "2024-02-03T04:05:06Z",
                "lastSeenAt", "2026-01-02T03:04:05Z",
                "provides", provides,
                "ownerId", owned ? null : 81_000_001,
                "sourceTitle", owned ? null : "friend",
                "publicAddress", "203.0.113.222",
                "accessToken", null,
                "searchEnabled", true,
                "owned", owned,
                "home", owned,
                "synced", false,
                "relay", true,
                "presence", true,
                "httpsRequired", false,
                "publicAddressMatches", true);
    }

    /**
     * Returns what a client with a JSON Web Token sees. If the account owns the server, the access token is that JSON
     * Web Token, which the server does not accept.
     */
    EmbeddedResource forJwt(String jwt) {
        if (!Boolean.TRUE.equals(attributes.get("owned")) || attributes.get("accessToken") == null) {
            return this;
        }
        Map<String, Object> seen = new LinkedHashMap<>(attributes);
        seen.put("accessToken", jwt);
        return new EmbeddedResource(seen, ways);
    }

    /** Returns the tree for a client that asks for some kinds of connections. */
    Map<String, Object> tree(boolean includeHttps, boolean includeRelay, boolean includeIpv6) {
        Map<String, Object> tree = new LinkedHashMap<>(attributes);
        tree.put("connections", ways.map(list -> list.stream()
                .flatMap(way -> way.tree(includeHttps, includeRelay, includeIpv6).stream())
                .toList()).orElse(null));
        return tree;
    }
}
