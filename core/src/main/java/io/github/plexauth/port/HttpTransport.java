package io.github.plexauth.port;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one HTTP request and returns the whole response: the port that an HTTP client is plugged in to.
 *
 * <p><b>Every transport</b> keeps this contract:
 * <ul>
 * <li>The request goes out as it is given: target, headers, body, and an empty body for a POST without one. Nothing is
 *     asked for that it does not ask for, such as an encoding.
 * <li>One call is one request and at most one answer: nothing is retried, no redirect is followed, no cookie or
 *     credential is kept, nothing is decompressed, no upgrade of the protocol is asked for.
 * <li>Any status from 200 to 999 is a response, not a failure. Interim answers (1xx) before it are skipped.
 * <li>A body of more than {@link TransportRequest#maxResponseBytes()} ends in {@link ResponseTooLargeException}
 *     without being read further; one that ends too early, or whose length makes no sense, is a failure.
 * <li>A kept connection does no harm: if the server has closed it meanwhile the next call succeeds all the same, and
 *     bytes that nobody asked for never become the answer to the next request. Keeping none is the simple way.
 * <li>Every failure is an {@link IOException} whose message and causes quote no header, query or body;
 *     {@link TransportFailure#clean} makes one of whatever a client throws.
 * </ul>
 *
 * <p><b>A first-class transport</b> also keeps this; one that cannot says so:
 * <ul>
 * <li>{@link TransportRequest#timeout()}, which may be as long as Duration allows, bounds the whole exchange,
 *     connecting, headers and body, and ends it in {@link TransportTimeoutException}.
 * <li>A thread that is interrupted in {@link #send} gets InterruptedException within 250 ms.
 * <li>When anybody else completes the future of {@link #sendAsync} (cancel, orTimeout, completeExceptionally), the
 *     exchange ends and its connection is closed.
 * <li>{@link #close()} ends the exchanges under way, and they fail with {@link TransportClosedException}, as later
 *     calls do.
 * <li>The connection of an answer that is too large is closed at once, a head that is cut off is a failure, and interim
 *     answers other than 100 are skipped too.
 * </ul>
 *
 * <p>A transport is safe for use by many threads. Whoever creates one closes it; the library never does.
 */
@FunctionalInterface
public interface HttpTransport extends AutoCloseable {

    /**
     * Sends a request and waits for the whole response.
     *
     * @param request what to send, and within which limits
     * @return the response, whatever its status
     * @throws ResponseTooLargeException if the body is larger than the request allows
     * @throws TransportTimeoutException if the request's timeout passed
     * @throws IOException               if there was no complete answer for another reason
     * @throws InterruptedException      if the calling thread was interrupted; the exchange is over then
     */
    TransportResponse send(TransportRequest request) throws IOException, InterruptedException;

    /**
     * Sends a request without waiting.
     *
     * <p>This default runs {@link #send} in a daemon thread of its own, which it interrupts when somebody else
     * completes the future. A client that needs no thread per call overrides it.
     *
     * @param request what to send, and within which limits
     * @return a future of the response; it fails with what {@link #send} throws, not wrapped
     */
    default CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        return ThreadPerCall.send(this, request);
    }

    /** Ends the exchanges under way and frees what this transport created; a client that was handed in stays open. */
    @Override
    default void close() {}
}
