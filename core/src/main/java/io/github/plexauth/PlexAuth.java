package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.ClientIdentity;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.wire.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * Who the application is, and which transport and codec it uses: one per application.
 *
 * <p>Immutable and safe for use by many threads. It owns nothing: whoever creates the transport closes it.
 */
public final class PlexAuth {

    private final ClientIdentity identity;
    private final Exchange.Means means;
    private final Duration timeout;

    private PlexAuth(ClientIdentity identity, Exchange.Means means, Duration timeout) {
        this.identity = identity;
        this.means = means;
        this.timeout = timeout;
    }

    /**
     * Starts to describe the application.
     *
     * @return a builder; clientIdentifier, transport and codec have to be set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a handle for one server and one token. It is cheap and nothing is sent.
     *
     * @param baseUri where the server is, such as {@code http://192.168.1.10:32400}; a path before the server's own is
     *                kept; for https use the server's {@code plex.direct} name, which its certificate is for
     * @param token   sent as a header with each request
     * @return the handle
     * @throws IllegalArgumentException if the URI is not http or https with a host, or has user info, query or fragment
     */
    public ServerAuthentication server(URI baseUri, AccessToken token) {
        return server(baseUri, AccessTokenSource.of(token));
    }

    /**
     * Returns a handle for one server whose token comes from elsewhere. It is cheap and nothing is sent or asked.
     *
     * @param baseUri as in {@link #server(URI, AccessToken)}
     * @param tokens  asked once per call
     * @return the handle
     * @throws IllegalArgumentException if the URI is not http or https with a host, or has user info, query or fragment
     */
    public ServerAuthentication server(URI baseUri, AccessTokenSource tokens) {
        if (tokens == null) {
            throw new IllegalArgumentException("tokens is null");
        }
        Endpoint endpoint = new Endpoint(baseUri, identity);
        return new PlexServer(this, new Exchange(means, endpoint, new TokenSupply(tokens), timeout));
    }

    /**
     * Returns a handle for a server that was connected to, for the calls that its token is good for: those of
     * {@code getSourceConnectionInformation} if it was made from an admin's token, and {@code getIdentity}. A transient
     * token makes no other ({@code getTransientToken} ends in 403).
     *
     * @param connection what {@link #connect(SourceConnectionInformation)} found
     * @return the handle
     */
    public ServerAuthentication server(ServerConnection connection) {
        if (connection == null) {
            throw new IllegalArgumentException("connection is null");
        }
        return server(connection.baseUri(), connection.accessToken());
    }

    /**
     * Finds a connection to a source that works, over https only.
     *
     * <p>The candidates are tried local first, then remote, then relay; side by side, each a quarter of a second after
     * the one before it or at once when that fails. The best that works wins, the others are ended. Each is asked for
     * its identity <em>without the token</em>, and only the server that was asked for is ever given it: over https this
     * holds against an attacker, over http only against an accident, such as an address that somebody else has now.
     *
     * @param information what {@code getSourceConnectionInformation} said
     * @return the best of the connections that work, with the token to use there
     * @throws io.github.plexauth.error.PlexConnectException if none works; it says what happened to each
     */
    public ServerConnection connect(SourceConnectionInformation information) {
        return connect(information, PlainHttp.REFUSED);
    }

    /**
     * As {@link #connect(SourceConnectionInformation)}, perhaps over plain http: then also the bare address of each
     * local https connection is tried, for networks whose DNS rebinding protection blocks {@code plex.direct} names.
     *
     * @param information what {@code getSourceConnectionInformation} said
     * @param plainHttp   whether connections may be tried that send the token in clear text
     * @return the best of the connections that work, with the token to use there
     */
    public ServerConnection connect(SourceConnectionInformation information, PlainHttp plainHttp) {
        return Futures.await(connectAsync(information, plainHttp), "a connection to the source");
    }

    /**
     * As {@link #connect(SourceConnectionInformation, PlainHttp)}, without waiting.
     *
     * @param information what {@code getSourceConnectionInformation} said
     * @param plainHttp   whether connections may be tried that send the token in clear text
     * @return a future of the best of the connections that work; whoever completes it first ends the search
     */
    public CompletableFuture<ServerConnection> connectAsync(
            SourceConnectionInformation information, PlainHttp plainHttp) {
        return connectAsync(information, plainHttp, timeout, Connector.Pace.USUAL);
    }

    CompletableFuture<ServerConnection> connectAsync(
            SourceConnectionInformation information, PlainHttp plainHttp, Duration within, Connector.Pace pace) {
        if (information == null) {
            throw new IllegalArgumentException("information is null");
        }
        if (plainHttp == null) {
            throw new IllegalArgumentException("plainHttp is null");
        }
        TokenSupply none = new TokenSupply(() -> null); // Nobody asks it: an identity needs no token.
        return Connector.connect(
                information, plainHttp,
                (uri, left) -> new Exchange(means.withoutRetries(), new Endpoint(uri, identity), none, left),
                within, pace);
    }

    /** Says who the application is, without its servers or tokens. */
    @Override
    public String toString() {
        return "PlexAuth[" + identity + ", timeout=" + timeout + "]";
    }

    /** Collects what {@link PlexAuth} consists of. */
    public static final class Builder {

        private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
        private static final int DEFAULT_MAX_RESPONSE_BYTES = 1 << 20;

        private String clientIdentifier = "";
        private String product = "";
        private String version = "";
        private String platform = "";
        private String device = "";
        private String deviceName = "";
        private HttpTransport transport;
        private JsonCodec codec;
        private Duration timeout = DEFAULT_TIMEOUT;
        private int maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES;
        private InstantSource clock = InstantSource.system();
        private RetryPolicy retries = RetryPolicy.none();

        private Builder() {}

        /**
         * Sets the identifier of this installation, X-Plex-Client-Identifier. Make one (a UUID will do), keep it, and
         * use it ever after: Plex lists each new one as a new device.
         *
         * @param clientIdentifier not blank, without line breaks
         * @return this builder
         */
        public Builder clientIdentifier(String clientIdentifier) {
            this.clientIdentifier = clientIdentifier;
            return this;
        }

        /**
         * Sets what sends the requests.
         *
         * @param transport an adapter such as {@code JdkHttpTransport}, or a lambda; whoever created it closes it
         * @return this builder
         */
        public Builder transport(HttpTransport transport) {
            this.transport = transport;
            return this;
        }

        /**
         * Sets what decodes JSON.
         *
         * @param codec an adapter such as {@code JsonbCodec}, or a lambda
         * @return this builder
         */
        public Builder codec(JsonCodec codec) {
            this.codec = codec;
            return this;
        }

        /** Sets how long a whole call may take; the default is 30 seconds. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /**
         * Sets the largest response body to read; the default is 1 MiB, and real answers are a few kilobytes.
         *
         * @param maxResponseBytes positive
         * @return this builder
         */
        public Builder maxResponseBytes(int maxResponseBytes) {
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /** Sets whether a failed call is made again, such as {@code RetryPolicy.upTo(3)}; the default is never. */
        public Builder retries(RetryPolicy retries) {
            this.retries = retries;
            return this;
        }

        /** Sets the clock that says when a token was received; the default is the system's. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Sets the application's name, X-Plex-Product. Like the other four it is optional, may be in any language, and
         * has no line breaks.
         */
        public Builder product(String product) {
            this.product = product;
            return this;
        }

        /** Sets the application's version, X-Plex-Version. */
        public Builder version(String version) {
            this.version = version;
            return this;
        }

        /** Sets what the application runs on, X-Plex-Platform. */
        public Builder platform(String platform) {
            this.platform = platform;
            return this;
        }

        /** Sets the kind of device, X-Plex-Device. */
        public Builder device(String device) {
            this.device = device;
            return this;
        }

        /** Sets the device's name for people, X-Plex-Device-Name. */
        public Builder deviceName(String deviceName) {
            this.deviceName = deviceName;
            return this;
        }

        /**
         * Checks everything and makes the PlexAuth.
         *
         * @return what was described
         * @throws IllegalArgumentException if something is missing or cannot be sent; the message names it
         */
        public PlexAuth build() {
            if (transport == null) {
                throw new IllegalArgumentException("transport is not set: take JdkHttpTransport.create() from"
                        + " plexauth-transport-jdk, ApacheHttpTransport.create() from plexauth-transport-httpclient,"
                        + " or write one");
            }
            if (codec == null) {
                throw new IllegalArgumentException(
                        "codec is not set: take JsonbCodec.create() from plexauth-json-jsonb, or write one");
            }
            if (retries == null) {
                throw new IllegalArgumentException("retries is null");
            }
            if (clock == null) {
                throw new IllegalArgumentException("clock is null");
            }
            if (timeout == null || timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout is not positive");
            }
            if (maxResponseBytes <= 0) {
                throw new IllegalArgumentException("maxResponseBytes is not positive");
            }
            ClientIdentity identity =
                    new ClientIdentity(clientIdentifier, product, version, platform, device, deviceName);
            return new PlexAuth(identity, new Exchange.Means(transport, codec, maxResponseBytes, clock, retries),
                    timeout);
        }
    }
}
