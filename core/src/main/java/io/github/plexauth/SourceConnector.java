package io.github.plexauth;

import io.github.plexauth.call.CallSettings;
import io.github.plexauth.call.Caller;
import io.github.plexauth.call.TokenFetcher;
import io.github.plexauth.connect.AddressRule;
import io.github.plexauth.connect.Connector;
import io.github.plexauth.connect.Pace;
import io.github.plexauth.connect.Target;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Endpoint;
import io.github.plexauth.usecase.GetIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Connects to sources and to the servers of an account. It joins the race for a connection and the calls that ask for
 * an identity.
 */
record SourceConnector(CallSettings settings, ClientIdentity identity, Pace pace, boolean allowsSpecialAddresses) {

    /** Connects; the host is that of the server that named the connections, if it is known. */
    CompletableFuture<ServerConnection> connect(
            Target target, PlainHttp plainHttp, Optional<String> homeHost, Duration timeout) {
        return Connector.connect(
                target,
                plainHttp,
                AddressRule.of(allowsSpecialAddresses, homeHost),
                this::askIdentity,
                timeout,
                pace);
    }

    private CompletableFuture<ServerIdentity> askIdentity(URI baseUri, Duration timeout) {
        TokenFetcher unused = new TokenFetcher(() -> {
            throw new IllegalStateException("the identity needs no token");
        });
        return new Caller(settings.withoutRetries(), Endpoint.madeByServer(baseUri, identity), unused, timeout)
                .callAsync(new GetIdentity());
    }
}
