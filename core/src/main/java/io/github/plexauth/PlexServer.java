package io.github.plexauth;

import io.github.plexauth.call.Caller;
import io.github.plexauth.call.Futures;
import io.github.plexauth.connect.Target;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Maps each method to a use case. */
record PlexServer(Caller caller, SourceConnector connector) implements ServerAuthentication {

    @Override
    public TransientToken getTransientToken(TokenType type, Scope scope) {
        return caller.call(new GetTransientToken(type, scope));
    }

    @Override
    public CompletableFuture<TransientToken> getTransientTokenAsync(TokenType type, Scope scope) {
        return caller.callAsync(new GetTransientToken(type, scope));
    }

    @Override
    public SourceConnectionInformation getSourceConnectionInformation(Source source) {
        return caller.call(new GetSourceConnectionInformation(source, false));
    }

    @Override
    public CompletableFuture<SourceConnectionInformation> getSourceConnectionInformationAsync(Source source) {
        return caller.callAsync(new GetSourceConnectionInformation(source, false));
    }

    @Override
    public SourceConnectionInformation refreshSourceConnectionInformation(Source source) {
        return caller.call(new GetSourceConnectionInformation(source, true));
    }

    @Override
    public CompletableFuture<SourceConnectionInformation> refreshSourceConnectionInformationAsync(Source source) {
        return caller.callAsync(new GetSourceConnectionInformation(source, true));
    }

    @Override
    public ServerIdentity getIdentity() {
        return caller.call(new GetIdentity());
    }

    @Override
    public CompletableFuture<ServerIdentity> getIdentityAsync() {
        return caller.callAsync(new GetIdentity());
    }

    @Override
    public ServerConnection connect(Source source, PlainHttp plainHttp) {
        return Futures.await(connectAsync(source, plainHttp), "connecting to the source");
    }

    @Override
    public CompletableFuture<ServerConnection> connectAsync(Source source, PlainHttp plainHttp) {
        Objects.requireNonNull(plainHttp, "plainHttp");
        Optional<String> home = Optional.of(caller.host());
        return Futures.then(
                getSourceConnectionInformationAsync(source),
                information -> connector.connect(Target.of(information), plainHttp, home, caller.timeout()));
    }

    @Override
    public ServerAuthentication withTimeout(Duration timeout) {
        return new PlexServer(caller.withTimeout(timeout), connector);
    }

    /** Returns the address of the server and the class of its token source, never a token. */
    @Override
    public String toString() {
        return "ServerAuthentication[" + caller + "]";
    }
}
