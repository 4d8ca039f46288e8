package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The two ways to ask a server; all that is said of one holds for the other. */
enum Asking {
    BLOCKING {
        @Override
        <T> T ask(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
            return blocking.get();
        }
    },
    ASYNC {
        @Override
        <T> T ask(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
            CompletableFuture<T> answer = async.get();
            try {
                // A handler sees what the future failed with; get() would take off a wrapper that should not be there.
                Throwable failure = answer.handle((value, failed) -> failed).get(20, TimeUnit.SECONDS);
                if (failure == null) {
                    return answer.join();
                }
                throw failure;
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Throwable failure) {
                throw new AssertionError("a future fails with a PlexException only", failure);
            }
        }
    };

    static final URI BASE = URI.create("http://pms.test:32400");
    static final AccessToken TOKEN = AccessToken.of("xY7-Qm2_admin0Token9");
    static final Source SOURCE = Source.server("machine");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    abstract <T> T ask(Supplier<T> blocking, Supplier<CompletableFuture<T>> async);

    static PlexAuth.Builder application(HttpTransport transport) {
        return PlexAuth.builder()
                .clientIdentifier("installation-1")
                .transport(transport)
                .codec(new TestCodec())
                .clock(() -> NOW);
    }

    static ServerAuthentication server(HttpTransport transport) {
        return application(transport).build().server(BASE, TOKEN);
    }

    TransientToken token(ServerAuthentication server) {
        return ask(server::getTransientToken, server::getTransientTokenAsync);
    }

    TransientToken token(TransportResponse answer) {
        return token(server(FakeTransport.answering(answer)));
    }

    SourceConnectionInformation connections(ServerAuthentication server, Source source) {
        return ask(
                () -> server.getSourceConnectionInformation(source),
                () -> server.getSourceConnectionInformationAsync(source));
    }

    SourceConnectionInformation connections(TransportResponse answer) {
        return connections(server(FakeTransport.answering(answer)), SOURCE);
    }

    SourceConnectionInformation refreshed(ServerAuthentication server, Source source) {
        return ask(
                () -> server.refreshSourceConnectionInformation(source),
                () -> server.refreshSourceConnectionInformationAsync(source));
    }
}
