package io.github.plexauth.examples.benchmark;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * The superclass of the subjects that use an HTTP client and JSON Binding as tutorials show them, instead of the
 * library. They check the status, but they do not bound the time of a call or the size of a response.
 */
abstract class HandWrittenSubject implements Subject {

    protected final Target target;

    HandWrittenSubject(Target target) {
        this.target = target;
    }

    /** Sends a GET request and binds the body to a class. */
    abstract <T> T get(URI uri, Class<T> type) throws Exception;

    /** Sends a GET request without waiting, and binds the body to a class. */
    abstract <T> CompletableFuture<T> getAsync(URI uri, Class<T> type);

    @Override
    public Object token() throws Exception {
        return get(HandWrittenCode.tokenUri(target), Beans.TokenAnswer.class).container.token;
    }

    @Override
    public Object resources() throws Exception {
        return get(HandWrittenCode.resourcesUri(target), Beans.DeviceAnswer.class).container.device;
    }

    @Override
    public CompletableFuture<?> tokenAsync() {
        return getAsync(HandWrittenCode.tokenUri(target), Beans.TokenAnswer.class)
                .thenApply(answer -> answer.container.token);
    }

    @Override
    public CompletableFuture<?> resourcesAsync() {
        return getAsync(HandWrittenCode.resourcesUri(target), Beans.DeviceAnswer.class)
                .thenApply(answer -> answer.container.device);
    }
}
