package io.github.plexauth;

import io.github.plexauth.call.CallSettings;
import io.github.plexauth.call.Caller;
import io.github.plexauth.call.Futures;
import io.github.plexauth.call.TokenFetcher;
import io.github.plexauth.connect.Target;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.port.DeviceSigner;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Endpoint;
import io.github.plexauth.protocol.Service;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
    private final URI accountUri;
    private final Duration timeout;

    PlexAuth(
            ClientIdentity identity,
            CallSettings settings,
            SourceConnector connector,
            URI accountUri,
            Duration timeout) {
        this.identity = identity;
        this.settings = settings;
        this.connector = connector;
        this.accountUri = accountUri;
        this.timeout = timeout;
    }

    /**
     * Returns a new builder.
     *
     * @return a builder; its clientIdentifier, transport and codec must be set
     */
    public static PlexAuthBuilder builder() {
        return new PlexAuthBuilder();
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
     *     info, a query or a fragment; also if media servers never accept a token of this kind, such as a JSON Web
     *     Token
     */
    public ServerAuthentication server(URI baseUri, AccessToken token) {
        TokenKinds.require(Service.MEDIA_SERVER, token, "token");
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
     * <p>The handle uses the token of the connection. For a source this is a transient token, which allows
     * {@code getIdentity} and, if it was created from an administrator's token, {@code getSourceConnectionInformation}.
     * It does not allow {@code getTransientToken}: the server responds with 403. For a server of an account it is a
     * token without this limit.
     *
     * @param connection the result of {@link #connect(SourceConnectionInformation)} or {@link #connect(AccountServer)}
     * @return the handle
     */
    public ServerAuthentication server(ServerConnection connection) {
        Objects.requireNonNull(connection, "connection");
        Endpoint endpoint = Endpoint.madeByServer(connection.baseUri(), identity);
        return server(endpoint, AccessTokenSource.of(connection.accessToken()));
    }

    /**
     * Returns a handle for the accounts of plex.tv: signing in, checking a token, and the servers of an account. A
     * handle is cheap, and creating one sends nothing.
     *
     * @return the handle
     */
    public AccountAuthentication account() {
        return new PlexAccount(accountCaller());
    }

    /**
     * Returns a handle for a device that has a key, by which it renews its tokens without a person. A handle is cheap,
     * and creating one sends nothing.
     *
     * @param signer the key of this installation, such as a {@link DeviceKey}
     * @return the handle
     */
    public DeviceAuthentication device(DeviceSigner signer) {
        return new PlexDevice(accountCaller(), Objects.requireNonNull(signer, "signer"));
    }

    private AccountCaller accountCaller() {
        return new AccountCaller(settings, Endpoint.ofAccounts(accountUri, identity), identity, timeout);
    }

    /**
     * Finds a connection to a source that works, over https only. Use
     * {@link ServerAuthentication#connect(io.github.plexauth.domain.Source) ServerAuthentication.connect} to get the
     * information and connect in one call.
     *
     * <p>The library tries local connections first, then remote ones, then relays, which are slow. Each attempt starts
     * 250 ms after the previous one, or at once when that one fails. The best connection that works is chosen, and the
     * other attempts end. A server is asked for its identity <em>without the token</em>, so only the server that was
     * asked for ever gets the token. Over https this protects against an attacker. Over http it only protects against
     * accidents, such as an address that now belongs to another server.
     *
     * <p>This method does not know which server named the connections, so it tries no address that leads to this
     * machine or its network segment: see {@link PlexAuthBuilder#allowSpecialAddresses}.
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

    /**
     * Finds a connection as {@link #connect(SourceConnectionInformation)} does. Completing the future ends it.
     *
     * @param information the result of {@code getSourceConnectionInformation}
     * @return a future of the best connection that works
     */
    public CompletableFuture<ServerConnection> connectAsync(SourceConnectionInformation information) {
        return connectAsync(information, PlainHttp.FORBIDDEN);
    }

    /**
     * Finds a connection as {@link #connect(SourceConnectionInformation, PlainHttp)} does, without waiting.
     *
     * @param information the result of {@code getSourceConnectionInformation}
     * @param plainHttp   whether connections that send the token in clear text are tried
     * @return a future of the best connection that works
     */
    public CompletableFuture<ServerConnection> connectAsync(
            SourceConnectionInformation information, PlainHttp plainHttp) {
        Objects.requireNonNull(information, "information");
        Objects.requireNonNull(plainHttp, "plainHttp");
        return connector.connect(Target.of(information), plainHttp, Optional.empty(), timeout);
    }

    /**
     * Finds a connection to a server of an account that works, over https only, as
     * {@link #connect(SourceConnectionInformation)} does for a source.
     *
     * <p>The result has the token of that server, and not the token of the account. Addresses that lead to this machine
     * or its network segment are tried only if the {@linkplain PlexAuthBuilder#accountUri base URI for accounts} has
     * such an address: see {@link PlexAuthBuilder#allowSpecialAddresses}.
     *
     * @param server a server that {@link AccountAuthentication#getServers AccountAuthentication.getServers} returned
     * @return the best connection that works, with the token to use there
     * @throws io.github.plexauth.error.PlexConnectException if no connection works, or if there is no token for the
     *     server
     */
    public ServerConnection connect(AccountServer server) {
        return connect(server, PlainHttp.FORBIDDEN);
    }

    /**
     * Finds a connection as {@link #connect(AccountServer)} does, optionally over plain http, as
     * {@link #connect(SourceConnectionInformation, PlainHttp)} does.
     *
     * @param server    a server that {@link AccountAuthentication#getServers AccountAuthentication.getServers} returned
     * @param plainHttp whether connections that send the token in clear text are tried
     * @return the best connection that works, with the token to use there
     */
    public ServerConnection connect(AccountServer server, PlainHttp plainHttp) {
        return Futures.await(connectAsync(server, plainHttp), "connecting to the server");
    }

    /**
     * Finds a connection as {@link #connect(AccountServer)} does. Completing the future ends it.
     *
     * @param server a server that {@link AccountAuthentication#getServers AccountAuthentication.getServers} returned
     * @return a future of the best connection that works
     */
    public CompletableFuture<ServerConnection> connectAsync(AccountServer server) {
        return connectAsync(server, PlainHttp.FORBIDDEN);
    }

    /**
     * Finds a connection as {@link #connect(AccountServer, PlainHttp)} does, without waiting.
     *
     * @param server    a server that {@link AccountAuthentication#getServers AccountAuthentication.getServers} returned
     * @param plainHttp whether connections that send the token in clear text are tried
     * @return a future of the best connection that works
     */
    public CompletableFuture<ServerConnection> connectAsync(AccountServer server, PlainHttp plainHttp) {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(plainHttp, "plainHttp");
        Optional<String> home = Optional.of(Endpoint.ofAccounts(accountUri, identity).host());
        return connector.connect(Target.of(server), plainHttp, home, timeout);
    }

    /** Returns the identity of the application, without servers and tokens. */
    @Override
    public String toString() {
        return "PlexAuth[" + identity + ", timeout=" + timeout + "]";
    }
}
