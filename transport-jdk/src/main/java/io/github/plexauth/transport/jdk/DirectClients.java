package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.PlexDirect;
import io.github.plexauth.port.Proxies;
import io.github.plexauth.port.TransportRequest;
import java.net.InetAddress;
import java.net.Inet6Address;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Connects to plex.direct names at the addresses that they hold.
 *
 * <p>java.net.http connects to the host of a URI and cannot be given an address for it. So the URI gets the address,
 * and a {@link NamedTls} context verifies the name. Each name has its own client: the connections of a client are kept
 * by address, and a connection that was verified for one name must not be used for another.
 */
final class DirectClients {

    /** A client, and the request as it is given to that client. */
    record Way(HttpClient client, TransportRequest request) {}

    /** Each client has a thread. A client that is dropped ends when its exchanges have ended. */
    private static final int MOST = 64;

    /** The JVM refuses this header, unless it was started with jdk.httpclient.allowRestrictedHeaders=host. */
    private static final boolean HOST_CAN_BE_SET = hostCanBeSet();

    private final HttpClient client;
    private final @Nullable ProxySelector proxies;
    private final Map<String, HttpClient> byName = new LinkedHashMap<>(16, 0.75f, true);

    /** Prepares clients with the settings of another one, which sends all other requests. */
    DirectClients(HttpClient client) {
        this.client = client;
        this.proxies = Refusals.proxiesOf(client);
    }

    private static boolean hostCanBeSet() {
        try {
            HttpRequest.newBuilder().header("Host", "name");
            return true;
        } catch (IllegalArgumentException restricted) {
            return false;
        }
    }

    Way way(TransportRequest request) {
        URI uri = request.uri();
        Optional<InetAddress> address = PlexDirect.addressIn(uri.getHost());
        return address.isEmpty() || hasProxy(uri)
                ? new Way(client, request)
                : new Way(client(uri.getHost().toLowerCase(Locale.ROOT)), at(address.get(), request));
    }

    /** Returns whether the client would use a proxy, which looks the name up itself. */
    private boolean hasProxy(URI uri) {
        try {
            return Proxies.select(proxies, uri).isPresent();
        } catch (RuntimeException failed) { // The client asks again, and reports the failure.
            return true;
        }
    }

    private synchronized HttpClient client(String name) {
        HttpClient known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (byName.size() >= MOST) {
            byName.remove(byName.keySet().iterator().next());
        }
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY);
        client.connectTimeout().ifPresent(builder::connectTimeout);
        client.executor().ifPresent(builder::executor);
        NamedTls.giveTo(builder, client, name);
        HttpClient made = builder.build();
        byName.put(name, made);
        return made;
    }

    private static TransportRequest at(InetAddress address, TransportRequest request) {
        URI uri = request.uri();
        String literal = address instanceof Inet6Address
                ? "[" + address.getHostAddress() + "]"
                : address.getHostAddress();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        if (HOST_CAN_BE_SET) {
            headers.put("Host", List.of(uri.getHost() + port));
        }
        return new TransportRequest(
                request.method(), URI.create(uri.getScheme() + "://" + literal + port + uri.getRawPath() + query),
                headers, request.body(), request.timeout(), request.maxResponseBytes());
    }

    /** Forgets the clients, and returns them so that they can be closed. */
    synchronized List<HttpClient> end() {
        List<HttpClient> ended = List.copyOf(byName.values());
        byName.clear();
        return ended;
    }
}
