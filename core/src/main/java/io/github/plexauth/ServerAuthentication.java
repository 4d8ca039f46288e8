package io.github.plexauth;

import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.domain.TransientToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The authentication calls of one Plex Media Server. {@link PlexAuth#server PlexAuth.server} creates an instance.
 *
 * <p>This is an interface so that an application can replace it in its own tests.
 *
 * <p>Every call fails with a {@link io.github.plexauth.error.PlexException}. A blocking method throws it. The future of
 * an asynchronous method, whose name ends with Async, fails with the exception itself, which is not wrapped. An invalid
 * argument causes an exception at once in both. One call is one request, unless the PlexAuth has a retry policy.
 *
 * <p>A future is completed by a daemon thread that the library uses for this call only, so a dependent action may block
 * without delaying other calls. If the application completes the future first, for example by cancelling it, the
 * request ends.
 */
public interface ServerAuthentication {

    /**
     * Creates a transient token, for somebody who must not get the token that this handle uses.
     *
     * <p>The new token has the access of the token in use. From an administrator's token, it has all rights of an
     * administrator. It lives up to 48 hours, ends when the server restarts, and cannot be revoked in another way. A
     * transient token cannot create another one: the server responds with 403.
     *
     * @return a new token for every call
     */
    default TransientToken getTransientToken() {
        return getTransientToken(TokenType.DELEGATION, Scope.ALL);
    }

    /**
     * Creates a transient token of another type or scope, if the server supports one.
     *
     * @param type  the type; only {@link TokenType#DELEGATION} is known
     * @param scope the scope; only {@link Scope#ALL} is known
     * @return a new token for every call
     */
    TransientToken getTransientToken(TokenType type, Scope scope);

    /**
     * Creates a transient token as {@link #getTransientToken()} does, without waiting.
     *
     * @return a future of a new token
     */
    default CompletableFuture<TransientToken> getTransientTokenAsync() {
        return getTransientTokenAsync(TokenType.DELEGATION, Scope.ALL);
    }

    /**
     * Creates a transient token as {@link #getTransientToken(TokenType, Scope)} does, without waiting.
     *
     * @param type  the type; only {@link TokenType#DELEGATION} is known
     * @param scope the scope; only {@link Scope#ALL} is known
     * @return a future of a new token
     */
    CompletableFuture<TransientToken> getTransientTokenAsync(TokenType type, Scope scope);

    /**
     * Gets the connections of a source that the server knows, such as a server that is shared with it, and a token to
     * use there.
     *
     * <p>The call requires the token of an administrator, or a transient token created from it, and Plex Media Server
     * 1.15.4 or later. An answer about another server than the one that was asked for is refused, and connections that
     * are not usable or contain an access token are left out.
     *
     * @param source the source to reach
     * @return the connections and the token
     */
    SourceConnectionInformation getSourceConnectionInformation(Source source);

    /**
     * Gets the connections of a source as {@link #getSourceConnectionInformation getSourceConnectionInformation} does,
     * without waiting.
     *
     * @param source the source to reach
     * @return a future of the connections and the token
     */
    CompletableFuture<SourceConnectionInformation> getSourceConnectionInformationAsync(Source source);

    /**
     * Gets the connections of a source. The server updates its information instead of answering from its cache.
     *
     * @param source the source to reach
     * @return the connections and the token
     */
    SourceConnectionInformation refreshSourceConnectionInformation(Source source);

    /**
     * Gets the connections of a source as
     * {@link #refreshSourceConnectionInformation refreshSourceConnectionInformation} does, without waiting.
     *
     * @param source the source to reach
     * @return a future of the connections and the token
     */
    CompletableFuture<SourceConnectionInformation> refreshSourceConnectionInformationAsync(Source source);

    /**
     * Gets the identity of the server. The request does not carry the token, and the token source is not asked.
     *
     * <p>A server answers this request without checking a token. So the result proves which server responds, but not
     * that a token is valid.
     *
     * @return the machine identifier and the version of the server
     */
    ServerIdentity getIdentity();

    /**
     * Gets the identity of the server as {@link #getIdentity} does, without waiting.
     *
     * @return a future of the machine identifier and the version of the server
     */
    CompletableFuture<ServerIdentity> getIdentityAsync();

    /**
     * Finds a connection to a source that works, over https only. {@link PlexAuth#connect(SourceConnectionInformation)}
     * describes how the library chooses it.
     *
     * <p>This calls {@link #getSourceConnectionInformation getSourceConnectionInformation} and then connects. Each of
     * the two steps has the whole timeout. An address that leads to this machine or its network segment is tried only
     * if the server of this handle is at such an address: see {@link PlexAuthBuilder#allowSpecialAddresses}.
     *
     * @param source the source to reach
     * @return the best connection that works, with the token to use there
     * @throws io.github.plexauth.error.PlexConnectException if no connection works
     */
    default ServerConnection connect(Source source) {
        return connect(source, PlainHttp.FORBIDDEN);
    }

    /**
     * Finds a connection to a source as {@link #connect(Source)} does, optionally over plain http.
     *
     * @param source    the source to reach
     * @param plainHttp whether connections that send the token in clear text are tried
     * @return the best connection that works, with the token to use there
     */
    ServerConnection connect(Source source, PlainHttp plainHttp);

    /**
     * Finds a connection to a source as {@link #connect(Source)} does, without waiting.
     *
     * @param source the source to reach
     * @return a future of the best connection that works, with the token to use there
     */
    default CompletableFuture<ServerConnection> connectAsync(Source source) {
        return connectAsync(source, PlainHttp.FORBIDDEN);
    }

    /**
     * Finds a connection to a source as {@link #connect(Source, PlainHttp)} does, without waiting.
     *
     * @param source    the source to reach
     * @param plainHttp whether connections that send the token in clear text are tried
     * @return a future of the best connection that works, with the token to use there
     */
    CompletableFuture<ServerConnection> connectAsync(Source source, PlainHttp plainHttp);

    /**
     * Returns a handle for the same server with another timeout.
     *
     * @param timeout the time that a whole call may take, from the token source to the last byte; positive
     * @return another handle; this one keeps its timeout
     */
    ServerAuthentication withTimeout(Duration timeout);
}
