package io.github.plexauth.examples.benchmark;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What the clients without the library have in common: they ask for a URI and read the tree of the answer. */
abstract class PlainSubject implements Subject {

    protected final Target target;

    PlainSubject(Target target) {
        this.target = target;
    }

    /** Asks and returns the tree of the answer. */
    abstract Object send(URI uri) throws Exception;

    /** Asks without waiting, and reads the tree of the answer once it has come. */
    abstract <T> CompletableFuture<T> sendAsync(URI uri, Function<Object, T> read);

    @Override
    public Object token() throws Exception {
        return Plain.token(send(Plain.tokenUri(target)));
    }

    @Override
    public Object resources() throws Exception {
        return Plain.device(send(Plain.resourcesUri(target)));
    }

    @Override
    public CompletableFuture<?> tokenAsync() {
        return sendAsync(Plain.tokenUri(target), Plain::token);
    }

    @Override
    public CompletableFuture<?> resourcesAsync() {
        return sendAsync(Plain.resourcesUri(target), Plain::device);
    }
}
