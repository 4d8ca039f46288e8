package io.github.plexauth.examples.benchmark;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The superclass of the subjects that use an HTTP client and {@link HandWrittenCode} instead of the library. */
abstract class HandWrittenSubject implements Subject {

    protected final Target target;

    HandWrittenSubject(Target target) {
        this.target = target;
    }

    /** Sends a GET request and returns the decoded body. */
    abstract Object send(URI uri) throws Exception;

    /** Sends a GET request without waiting, and applies a function to the decoded body. */
    abstract <T> CompletableFuture<T> sendAsync(URI uri, Function<Object, T> reader);

    @Override
    public Object token() throws Exception {
        return HandWrittenCode.token(send(HandWrittenCode.tokenUri(target)));
    }

    @Override
    public Object resources() throws Exception {
        return HandWrittenCode.device(send(HandWrittenCode.resourcesUri(target)));
    }

    @Override
    public CompletableFuture<?> tokenAsync() {
        return sendAsync(HandWrittenCode.tokenUri(target), HandWrittenCode::token);
    }

    @Override
    public CompletableFuture<?> resourcesAsync() {
        return sendAsync(HandWrittenCode.resourcesUri(target), HandWrittenCode::device);
    }
}
