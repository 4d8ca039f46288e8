package io.github.plexauth;

import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.port.TransportResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The two styles of a call. A test class with this parameter checks that both behave in the same way. */
enum CallStyle {
    BLOCKING {
        @Override
        <T> T call(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
            return blocking.get();
        }
    },
    ASYNC {
        @Override
        <T> T call(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
            CompletableFuture<T> result = async.get();
            try {
                // A handler receives the exception itself. CompletableFuture.get would remove a wrapper.
                Throwable failure = result.handle((value, failed) -> failed).get(20, TimeUnit.SECONDS);
                if (failure == null) {
                    return result.join();
                }
                throw failure;
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Throwable failure) {
                throw new AssertionError("a future fails with a PlexException only", failure);
            }
        }
    };

    /** Makes the call in this style and returns its result or throws its exception. */
    abstract <T> T call(Supplier<T> blocking, Supplier<CompletableFuture<T>> async);

    TransientToken getTransientToken(ServerAuthentication server) {
        return call(server::getTransientToken, server::getTransientTokenAsync);
    }

    TransientToken getTransientToken(TransportResponse response) {
        return getTransientToken(TestApplication.server(FakeTransport.responding(response)));
    }

    SourceConnectionInformation getConnections(ServerAuthentication server, Source source) {
        return call(
                () -> server.getSourceConnectionInformation(source),
                () -> server.getSourceConnectionInformationAsync(source));
    }

    SourceConnectionInformation getConnections(TransportResponse response) {
        return getConnections(TestApplication.server(FakeTransport.responding(response)), TestApplication.SOURCE);
    }

    SourceConnectionInformation refreshConnections(ServerAuthentication server, Source source) {
        return call(
                () -> server.refreshSourceConnectionInformation(source),
                () -> server.refreshSourceConnectionInformationAsync(source));
    }
}
