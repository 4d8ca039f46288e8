package io.github.plexauth.system.proxy;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** A transport of the library, and how the application calls it. Each claim holds for all of them. */
enum TransportMode {
    JDK_BLOCKING(TransportKind.JDK),
    JDK_ASYNC(TransportKind.JDK),
    APACHE_BLOCKING(TransportKind.APACHE),
    APACHE_ASYNC(TransportKind.APACHE);

    private final TransportKind kind;

    TransportMode(TransportKind kind) {
        this.kind = kind;
    }

    HttpTransport open(SSLContext tls) {
        return kind.create(tls);
    }

    /** Makes the blocking or the asynchronous call, waits for its result and throws its exception. */
    <T> T call(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
        if (this == JDK_BLOCKING || this == APACHE_BLOCKING) {
            return blocking.get();
        }
        try {
            return async.get().join();
        } catch (CompletionException failed) {
            throw (RuntimeException) failed.getCause();
        }
    }
}
