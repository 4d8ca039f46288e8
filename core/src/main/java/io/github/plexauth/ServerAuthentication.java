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
 * What one Plex Media Server can be asked about authentication; {@link PlexAuth#server} makes it.
 *
 * <p>Every method fails with a {@link io.github.plexauth.error.PlexException}: thrown by the blocking ones, and as the
 * failure of the future itself, not wrapped, by those that end in Async. Bad arguments throw IllegalArgumentException
 * at once in both. One call is one request unless the PlexAuth has a retry policy.
 *
 * <p>A future is completed by a thread of the transport, so what follows it must not block. Whoever completes it first
 * (cancel, orTimeout) ends the exchange.
 */
public interface ServerAuthentication {

    /**
     * Asks for a token with the access of the one in use, to hand to somebody who shall not have that one.
     *
     * <p>It lives up to 48 hours and until the server restarts; there is no other way to revoke it. A transient token
     * cannot make another (403). From an admin's token it has all of an admin's rights.
     *
     * @return a new token at every call
     */
    default TransientToken getTransientToken() {
        return getTransientToken(TokenType.DELEGATION, Scope.ALL);
    }

    /**
     * As {@link #getTransientToken()}, for a type and a scope that a server may know one day.
     *
     * @param type  {@link TokenType#DELEGATION} is the only one known
     * @param scope {@link Scope#ALL} is the only one known
     * @return a new token at every call
     */
    TransientToken getTransientToken(TokenType type, Scope scope);

    /**
     * As {@link #getTransientToken()}, without waiting.
     *
     * @return a future of a new token
     */
    default CompletableFuture<TransientToken> getTransientTokenAsync() {
        return getTransientTokenAsync(TokenType.DELEGATION, Scope.ALL);
    }

    /**
     * As {@link #getTransientToken(TokenType, Scope)}, without waiting.
     *
     * @param type  {@link TokenType#DELEGATION} is the only one known
     * @param scope {@link Scope#ALL} is the only one known
     * @return a future of a new token
     */
    CompletableFuture<TransientToken> getTransientTokenAsync(TokenType type, Scope scope);

    /**
     * Asks how to reach a source that the server knows, such as a server that is shared with it, and for a token to use
     * there.
     *
     * <p>Needs an admin's token, or a transient one made from it, and Plex Media Server 1.15.4 or later.
     *
     * @param source what to reach
     * @return the source's name, its connections and a token for it
     */
    SourceConnectionInformation getSourceConnectionInformation(Source source);

    /**
     * As {@link #getSourceConnectionInformation}, without waiting.
     *
     * @param source what to reach
     * @return a future of the source's name, its connections and a token for it
     */
    CompletableFuture<SourceConnectionInformation> getSourceConnectionInformationAsync(Source source);

    /**
     * As {@link #getSourceConnectionInformation}, and the server asks anew instead of answering from memory.
     *
     * @param source what to reach
     * @return the source's name, its connections and a token for it
     */
    SourceConnectionInformation refreshSourceConnectionInformation(Source source);

    /**
     * As {@link #refreshSourceConnectionInformation}, without waiting.
     *
     * @param source what to reach
     * @return a future of the source's name, its connections and a token for it
     */
    CompletableFuture<SourceConnectionInformation> refreshSourceConnectionInformationAsync(Source source);

    /**
     * Asks the server who it is. The token is neither asked for nor sent.
     *
     * <p>Any server answers this to anybody, even one that would refuse the token: it proves that a server is there and
     * which one, not that the token is good.
     *
     * @return its machine identifier and version
     */
    ServerIdentity getIdentity();

    /**
     * As {@link #getIdentity}, without waiting.
     *
     * @return a future of its machine identifier and version
     */
    CompletableFuture<ServerIdentity> getIdentityAsync();

    /**
     * Finds a connection to a source that works: {@link #getSourceConnectionInformation}, then
     * {@link PlexAuth#connect(SourceConnectionInformation)}. Each of the two has the whole timeout.
     *
     * @param source what to reach
     * @return the best of the connections that work, with the token to use there
     * @throws io.github.plexauth.error.PlexConnectException if none works
     */
    default ServerConnection connect(Source source) {
        return connect(source, PlainHttp.REFUSED);
    }

    /**
     * As {@link #connect(Source)}, perhaps over plain http.
     *
     * @param source    what to reach
     * @param plainHttp whether connections may be tried that send the token in clear text
     * @return the best of the connections that work, with the token to use there
     */
    ServerConnection connect(Source source, PlainHttp plainHttp);

    /**
     * As {@link #connect(Source, PlainHttp)}, without waiting.
     *
     * @param source    what to reach
     * @param plainHttp whether connections may be tried that send the token in clear text
     * @return a future of the best of the connections that work, with the token to use there
     */
    CompletableFuture<ServerConnection> connectAsync(Source source, PlainHttp plainHttp);

    /**
     * Returns the same server with another timeout.
     *
     * @param timeout bounds a whole call, from asking the token source to the last byte; positive
     * @return another handle; this one keeps its timeout
     */
    ServerAuthentication withTimeout(Duration timeout);
}
