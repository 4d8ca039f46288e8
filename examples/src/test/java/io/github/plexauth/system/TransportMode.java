package io.github.plexauth.system;

import io.github.plexauth.port.HttpTransport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** A transport of the library, and how the application calls it. Each claim holds for all of them. */
public enum TransportMode {
    JDK_BLOCKING(TransportKind.JDK),
    JDK_ASYNC(TransportKind.JDK),
    APACHE_BLOCKING(TransportKind.APACHE),
    APACHE_ASYNC(TransportKind.APACHE);

    private final TransportKind kind;

    TransportMode(TransportKind kind) {
        this.kind = kind;
    }

    public boolean isJdk() {
        return kind == TransportKind.JDK;
    }

    /** java.net.http repeats a GET once if a connection closes before a response begins. */
    public int mostRequestsForOneCall() {
        return isJdk() ? 2 : 1;
    }

    public HttpTransport open() {
        return kind.create();
    }

    public HttpTransport open(SSLContext tls) {
        return kind.create(tls);
    }

    /** Makes the blocking or the asynchronous call, waits at most a minute for its result, and throws its exception. */
    public <T> T call(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
        if (this == JDK_BLOCKING || this == APACHE_BLOCKING) {
            return blocking.get();
        }
        try {
            return async.get().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(failed);
        } catch (InterruptedException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
