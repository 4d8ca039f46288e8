package io.github.plexauth.examples.benchmark;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * One way to ask a Plex server. An implementation has a public constructor with a {@link Target}, by which a class from
 * anywhere can be measured: its name goes where the names of {@link Subjects} go.
 *
 * <p>Every method throws, or fails its future, if there is no answer. Results are looked at by nobody.
 */
public interface Subject extends AutoCloseable {

    /** Asks for a transient token. */
    Object token() throws Exception;

    /** Asks for the target's source. */
    Object resources() throws Exception;

    /** As {@link #token()}, without waiting. */
    CompletableFuture<?> tokenAsync();

    /** As {@link #resources()}, without waiting. */
    CompletableFuture<?> resourcesAsync();

    @Override
    void close() throws IOException;
}
