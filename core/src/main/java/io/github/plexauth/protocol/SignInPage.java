package io.github.plexauth.protocol;

import io.github.plexauth.domain.Pin;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The page of plex.tv on which a person confirms a PIN. Everything that it needs is in the fragment of its address,
 * which browsers do not send to a server.
 *
 * @param identity the application that asks, whose name the page shows
 * @param forward  where the page sends the browser afterwards, if anywhere
 */
public record SignInPage(ClientIdentity identity, Optional<URI> forward) {

    private static final String PAGE = "https://app.plex.tv/auth#";

    /**
     * Returns the address of the page for a long code.
     *
     * @param code the code of the PIN
     * @return the address
     */
    public URI of(String code) {
        StringBuilder fragment = new StringBuilder();
        add(fragment, "clientID", identity.clientIdentifier());
        add(fragment, "code", code);
        add(fragment, "context[device][product]", identity.product());
        add(fragment, "context[device][version]", identity.version());
        add(fragment, "context[device][platform]", identity.platform());
        add(fragment, "context[device][device]", identity.device());
        add(fragment, "context[device][deviceName]", identity.deviceName());
        forward.ifPresent(uri -> add(fragment, "forwardUrl", uri.toASCIIString()));
        return URI.create(PAGE + "?" + fragment.substring(1));
    }

    private static void add(StringBuilder fragment, String name, String value) {
        if (!value.isEmpty()) {
            fragment.append('&').append(PercentEncoding.encode(name)).append('=').append(PercentEncoding.encode(value));
        }
    }

    /**
     * Returns the address of the page for a code of four characters.
     *
     * @param code the code of the PIN
     * @return the address
     */
    public static URI ofLink(String code) {
        return URI.create(Pin.LINK_PAGE + "/?pin=" + PercentEncoding.encode(code));
    }

    /**
     * Returns the client identifier that PINs for this page are bound to.
     *
     * @return the identifier
     */
    public String clientIdentifier() {
        return identity.clientIdentifier();
    }

    /**
     * Returns the origin of the forward URI, as a browser sends it.
     *
     * @return such as {@code https://example.com:8443}; empty if there is no forward URI
     */
    public Optional<String> origin() {
        return forward.map(uri -> (uri.getScheme() + "://" + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort())).toLowerCase(Locale.ROOT));
    }
}
