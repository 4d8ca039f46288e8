package io.github.plexauth;

import io.github.plexauth.call.CallSettings;
import io.github.plexauth.call.Caller;
import io.github.plexauth.call.Futures;
import io.github.plexauth.call.TokenFetcher;
import io.github.plexauth.check.Checks;
import io.github.plexauth.connect.Pace;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of the library: the identity of an application, with its transport and codec. An application needs
 * one.
 *
 * <p>Instances are immutable and thread-safe. They own no resources: the code that creates the transport closes it.
 */
public final class PlexAuth {

    private final ClientIdentity identity;
    private final CallSettings settings;
    private final SourceConnector connector;
    private final Duration timeout;

    private PlexAuth(ClientIdentity identity, CallSettings settings, SourceConnector connector, Duration timeout) {
        this.identity = identity;
        this.settings = settings;
        this.connector = connector;
        this.timeout = timeout;
    }

    /**
     * Returns a new builder.
     *
     * @return a builder; its clientIdentifier, transport and codec must be set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a handle for one server and one token. A handle is cheap, and creating one sends nothing.
     *
     * @param baseUri the address of the server, such as {@code http://192.168.1.10:32400}. A path in it is put before
     *                the server's own paths. For https, use the server's {@code plex.direct} name, which its
     *                certificate is for. An internationalized host name is converted to Punycode.
     * @param token   the token to send as a header with each request
     * @return the handle
     * @throws IllegalArgumentException if the URI is not http or https, or has no host, an underscore in its host, user
     *     info, a query or a fragment
     */
    public ServerAuthentication server(URI baseUri, AccessToken token) {
        return server(baseUri, AccessTokenSource.of(Objects.requireNonNull(token, "token")));
    }

    /**
     * Returns a handle for one server whose token comes from a source. Creating a handle does not ask the source.
     *
     * @param baseUri the address of the server, as in {@link #server(URI, AccessToken)}
     * @param tokens  provides the token; it is asked once per call
     * @return the handle
     * @throws IllegalArgumentException if the URI is not acceptable, as in {@link #server(URI, AccessToken)}
     */
    public ServerAuthentication server(URI baseUri, AccessTokenSource tokens) {
        return server(new Endpoint(baseUri, identity), Objects.requireNonNull(tokens, "tokens"));
    }

    private ServerAuthentication server(Endpoint endpoint, AccessTokenSource tokens) {
        return new PlexServer(new Caller(settings, endpoint, new TokenFetcher(tokens), timeout), connector);
    }

    /**
     * Returns a handle for a server that the library has connected to.
     *
     * <p>The handle uses the transient token of the connection. Such a token allows {@code getIdentity} and, if it was
     * created from an administrator's token, {@code getSourceConnectionInformation}. It does not allow
     * {@code getTransientToken}: the server responds with 403.
     *
     * @param connection the result of {@link #connect(SourceConnectionInformation)}
     * @return the handle
     */
    public ServerAuthentication server(ServerConnection connection) {
        Objects.requireNonNull(connection, "connection");
        Endpoint endpoint = Endpoint.madeByServer(connection.baseUri(), identity);
        return server(endpoint, AccessTokenSource.of(connection.accessToken()));
    }

    /**
     * Finds a connection to a source that works, over https only. Use
     * {@link ServerAuthentication#connect(io.github.plexauth.domain.Source)} to get the information and connect in one
     * call.
     *
     * <p>The library tries local connections first, then remote ones, then relays, which are slow. Each attempt starts
     * 250 ms after the previous one, or at once when that one fails. The best connection that works is chosen, and the
     * other attempts end. A server is asked for its identity <em>without the token</em>, so only the server that was
     * asked for ever gets the token. Over https this protects against an attacker. Over http it only protects against
     * accidents, such as an address that now belongs to another server.
     *
     * <p>This method does not know which server named the connections, so it tries no address that leads to this
     * machine or its network segment: see {@link Builder#allowSpecialAddresses}.
     *
     * @param information the result of {@code getSourceConnectionInformation}
     * @return the best connection that works, with the token to use there
     * @throws io.github.plexauth.error.PlexConnectException if no connection works; it describes every attempt
     */
    public ServerConnection connect(SourceConnectionInformation information) {
        return connect(information, PlainHttp.FORBIDDEN);
    }

    /**
     * Finds a connection as {@link #connect(SourceConnectionInformation)} does, optionally over plain http.
     *
     * <p>If http is allowed, the order is: local https, remote https, local http, remote http, relays. When a
     * connection over http works, those over https get one second more. So the token is sent in clear text only if
     * https does not work in that time, and answering first over http gains an attacker nothing. The bare address of
     * each local https connection is tried over http too. This helps if a transport looks {@code plex.direct} names up
     * and the network blocks them.
     *
     * @param information the result of {@code getSourceConnectionInformation}
     * @param plainHttp   whether connections that send the token in clear text are tried
     * @return the best connection that works, with the token to use there
     */
    public ServerConnection connect(SourceConnectionInformation information, PlainHttp plainHttp) {
        return Futures.await(connectAsync(information, plainHttp), "connecting to the source");
    }

    /** Finds a connection as {@link #connect(SourceConnectionInformation)} does. Completing the future ends it. */
    public CompletableFuture<ServerConnection> connectAsync(SourceConnectionInformation information) {
        return connectAsync(information, PlainHttp.FORBIDDEN);
    }

    /** Finds a connection as {@link #connect(SourceConnectionInformation, PlainHttp)} does, without waiting. */
    public CompletableFuture<ServerConnection> connectAsync(
            SourceConnectionInformation information, PlainHttp plainHttp) {
        return connector.connect(information, plainHttp, Optional.empty(), timeout);
    }

    /** Returns the identity of the application, without servers and tokens. */
    @Override
    public String toString() {
        return "PlexAuth[" + identity + ", timeout=" + timeout + "]";
    }

    /** Configures and creates a {@link PlexAuth}. A builder can be used again after {@link #build()}. */
    public static final class Builder {

        private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
        private static final int DEFAULT_MAX_RESPONSE_BYTES = 1 << 20;

        private @Nullable String clientIdentifier;
        private String product = "";
        private String version = "";
        private String platform = "";
        private String device = "";
        private String deviceName = "";
        private @Nullable HttpTransport transport;
        private @Nullable JsonCodec codec;
        private Duration timeout = DEFAULT_TIMEOUT;
        private int maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES;
        private InstantSource clock = InstantSource.system();
        private RetryPolicy retries = RetryPolicy.none();
        private boolean specialAddresses;

        private Builder() {}

        /**
         * Sets the identifier of this installation (X-Plex-Client-Identifier).
         *
         * <p>Create one, for example a UUID, store it, and always use it: Plex lists every new identifier as a new
         * device. It is one line of text that is not blank.
         */
        public Builder clientIdentifier(String clientIdentifier) {
            this.clientIdentifier = Checks.requireLine(clientIdentifier, "clientIdentifier");
            return this;
        }

        /**
         * Sets the transport that sends the requests: an adapter such as {@code JdkHttpTransport}, or a lambda. The
         * code that creates it closes it.
         */
        public Builder transport(HttpTransport transport) {
            this.transport = Objects.requireNonNull(transport, "transport");
            return this;
        }

        /** Sets the codec that decodes JSON: an adapter such as {@code JsonbCodec}, or a lambda. */
        public Builder codec(JsonCodec codec) {
            this.codec = Objects.requireNonNull(codec, "codec");
            return this;
        }

        /** Sets the time that a whole call may take; positive. The default is 30 seconds. */
        public Builder timeout(Duration timeout) {
            this.timeout = Checks.requirePositive(timeout, "timeout");
            return this;
        }

        /** Sets the size of the largest response body that is read, in bytes; positive. The default is 1 MiB. */
        public Builder maxResponseBytes(int maxResponseBytes) {
            this.maxResponseBytes = Checks.requirePositive(maxResponseBytes, "maxResponseBytes");
            return this;
        }

        /** Sets whether failed calls are repeated, such as {@code RetryPolicy.upTo(3)}. By default they are not. */
        public Builder retries(RetryPolicy retries) {
            this.retries = Objects.requireNonNull(retries, "retries");
            return this;
        }

        /**
         * Sets whether {@code connect} tries loopback, link-local, unspecified and multicast addresses that a server
         * names. By default, it tries them only if that server is itself at an address of the same kind. Allow them if
         * you trust every server that you ask, for example if a tunnel on this machine leads to a source.
         */
        public Builder allowSpecialAddresses(boolean allow) {
            this.specialAddresses = allow;
            return this;
        }

        /** Sets the clock that tells when a token was received. The default is the system clock. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets the name of the application (X-Plex-Product): one line of text in any language. Optional. A name in
         * US-ASCII is also sent in the User-Agent header.
         */
        public Builder product(String product) {
            this.product = Checks.requireLine(product, "product");
            return this;
        }

        /** Sets the version of the application (X-Plex-Version): one line of text. Optional. */
        public Builder version(String version) {
            this.version = Checks.requireLine(version, "version");
            return this;
        }

        /** Sets the platform of the application (X-Plex-Platform), such as {@code Linux}. Optional. */
        public Builder platform(String platform) {
            this.platform = Checks.requireLine(platform, "platform");
            return this;
        }

        /** Sets the kind of the device (X-Plex-Device), such as {@code Raspberry Pi}. Optional. */
        public Builder device(String device) {
            this.device = Checks.requireLine(device, "device");
            return this;
        }

        /** Sets the name that the owner gave the device (X-Plex-Device-Name), in any language. Optional. */
        public Builder deviceName(String deviceName) {
            this.deviceName = Checks.requireLine(deviceName, "deviceName");
            return this;
        }

        /**
         * Creates the PlexAuth.
         *
         * @return the PlexAuth
         * @throws IllegalStateException if the clientIdentifier, the transport or the codec is not set
         */
        public PlexAuth build() {
            requireSet(clientIdentifier, "clientIdentifier is not set: create one for the installation, such as a UUID,"
                    + " and store it");
            requireSet(transport, "transport is not set: use JdkHttpTransport.create() from plexauth-transport-jdk,"
                    + " ApacheHttpTransport.create() from plexauth-transport-httpclient, or your own");
            requireSet(codec, "codec is not set: use JsonbCodec.create() from plexauth-json-jsonb, or your own");
            var identity = new ClientIdentity(clientIdentifier, product, version, platform, device, deviceName);
            var settings = new CallSettings(transport, codec, maxResponseBytes, clock, retries::pauseAfter);
            var connector = new SourceConnector(settings, identity, Pace.DEFAULT, specialAddresses);
            return new PlexAuth(identity, settings, connector, timeout);
        }

        private static void requireSet(@Nullable Object value, String message) {
            if (value == null) {
                throw new IllegalStateException(message);
            }
        }
    }
}
