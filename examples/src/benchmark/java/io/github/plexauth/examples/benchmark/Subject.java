package io.github.plexauth.examples.benchmark;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * A client that is measured.
 *
 * <p>The options of {@link Compare} accept the names in {@link Subjects} and the names of other implementations, which
 * need a public constructor with a {@link Target}. If a call fails, a method throws or its future fails. The results
 * are not used.
 */
public interface Subject extends AutoCloseable {

    /** Gets a transient token. */
    Object token() throws Exception;

    /** Gets the connections of the target's source. */
    Object resources() throws Exception;

    /** Gets a transient token without waiting. */
    CompletableFuture<?> tokenAsync();

    /** Gets the connections of the target's source without waiting. */
    CompletableFuture<?> resourcesAsync();

    @Override
    void close() throws IOException;
}
