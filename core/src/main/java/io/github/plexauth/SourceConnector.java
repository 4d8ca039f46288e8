package io.github.plexauth;

import io.github.plexauth.call.CallSettings;
import io.github.plexauth.call.Caller;
import io.github.plexauth.call.TokenFetcher;
import io.github.plexauth.connect.Connector;
import io.github.plexauth.connect.Pace;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Endpoint;
import io.github.plexauth.usecase.GetIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Connects to sources. It joins the race for a connection and the calls that ask for an identity. */
record SourceConnector(CallSettings settings, ClientIdentity identity, Pace pace) {

    CompletableFuture<ServerConnection> connect(
            SourceConnectionInformation information, PlainHttp plainHttp, Duration timeout) {
        Objects.requireNonNull(information, "information");
        Objects.requireNonNull(plainHttp, "plainHttp");
        return Connector.connect(information, plainHttp, this::askIdentity, timeout, pace);
    }

    private CompletableFuture<ServerIdentity> askIdentity(URI baseUri, Duration timeout) {
        TokenFetcher unused = new TokenFetcher(() -> {
            throw new IllegalStateException("the identity needs no token");
        });
        return new Caller(settings.withoutRetries(), new Endpoint(baseUri, identity), unused, timeout)
                .callAsync(new GetIdentity());
    }
}
