package io.github.plexauth;

import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.usecase.GetIdentity;
import io.github.plexauth.usecase.GetSourceConnectionInformation;
import io.github.plexauth.usecase.GetTransientToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Puts each question to the exchange, waiting or not. */
record PlexServer(PlexAuth plexAuth, Exchange exchange) implements ServerAuthentication {

    @Override
    public TransientToken getTransientToken(TokenType type, Scope scope) {
        return exchange.run(new GetTransientToken(type, scope));
    }

    @Override
    public CompletableFuture<TransientToken> getTransientTokenAsync(TokenType type, Scope scope) {
        return exchange.runAsync(new GetTransientToken(type, scope));
    }

    @Override
    public SourceConnectionInformation getSourceConnectionInformation(Source source) {
        return exchange.run(new GetSourceConnectionInformation(source, false));
    }

    @Override
    public CompletableFuture<SourceConnectionInformation> getSourceConnectionInformationAsync(Source source) {
        return exchange.runAsync(new GetSourceConnectionInformation(source, false));
    }

    @Override
    public SourceConnectionInformation refreshSourceConnectionInformation(Source source) {
        return exchange.run(new GetSourceConnectionInformation(source, true));
    }

    @Override
    public CompletableFuture<SourceConnectionInformation> refreshSourceConnectionInformationAsync(Source source) {
        return exchange.runAsync(new GetSourceConnectionInformation(source, true));
    }

    @Override
    public ServerIdentity getIdentity() {
        return exchange.run(new GetIdentity());
    }

    @Override
    public CompletableFuture<ServerIdentity> getIdentityAsync() {
        return exchange.runAsync(new GetIdentity());
    }

    @Override
    public ServerConnection connect(Source source, PlainHttp plainHttp) {
        return Futures.await(connectAsync(source, plainHttp), "a connection to the source");
    }

    @Override
    public CompletableFuture<ServerConnection> connectAsync(Source source, PlainHttp plainHttp) {
        if (plainHttp == null) {
            throw new IllegalArgumentException("plainHttp is null");
        }
        return Futures.then(
                getSourceConnectionInformationAsync(source),
                information -> plexAuth.connectAsync(
                        information, plainHttp, exchange.timeout(), Connector.Pace.USUAL));
    }

    @Override
    public ServerAuthentication withTimeout(Duration timeout) {
        return new PlexServer(plexAuth, exchange.withTimeout(timeout));
    }

    @Override
    public String toString() {
        return "ServerAuthentication[" + exchange + "]";
    }
}
