package io.github.plexauth.port;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a {@link ProxySelector} for the proxy of a request, in the same way for all adapters. */
@SuppressWarnings("exports")
public final class Proxies {

    private Proxies() {}

    /**
     * Returns the HTTP proxy for a URI. Only the first choice of the selector counts, as in java.net.http.
     *
     * @param selector the selector, or null if there is none
     * @param uri      where a request goes
     * @return the proxy, or empty if the selector chooses none, or one for another protocol such as SOCKS
     */
    public static Optional<InetSocketAddress> select(@Nullable ProxySelector selector, URI uri) {
        List<Proxy> choices = selector == null ? List.of() : selector.select(uri);
        if (choices.isEmpty() || choices.get(0).type() != Proxy.Type.HTTP) {
            return Optional.empty();
        }
        return Optional.of((InetSocketAddress) choices.get(0).address());
    }

    /** Returns whether finding the proxy may block. A selector of the JDK does not, but the name of its proxy may. */
    static boolean mayBlock(@Nullable ProxySelector selector, URI uri) {
        return selector != null && (!isOfTheJdk(selector.getClass().getName()) || select(selector, uri).isPresent());
    }

    /** Looks at the name, because Android has no modules. */
    private static boolean isOfTheJdk(String className) {
        return className.startsWith("java.net.") || className.startsWith("sun.net.");
    }
}
