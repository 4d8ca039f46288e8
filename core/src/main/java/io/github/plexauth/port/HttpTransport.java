package io.github.plexauth.port;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Sends an HTTP request and returns the whole response, with an HTTP client.
 *
 * <p><b>Every transport</b> keeps the following contract:
 * <ul>
 * <li>The request is sent as it is given: target, headers and body. A POST without a body has an empty one. The
 *     transport adds no header that asks for something, such as an encoding.
 * <li>A call sends one request and returns at most one response. The transport does not repeat requests, follow
 *     redirects, keep cookies or credentials, decompress bodies or ask for another protocol.
 * <li>A response with any status from 200 to 999 is returned. Interim responses (1xx) before it are skipped.
 * <li>If a body is larger than {@link TransportRequest#maxResponseBytes()}, the transport throws
 *     {@link ResponseTooLargeException} with the status and the headers, and does not read the rest. A body that ends
 *     too early, or whose length makes no sense, is a failure.
 * <li>If the server has closed a kept connection, the next call succeeds all the same. The simplest way is not to keep
 *     connections.
 * <li>A 401 or 407 is a response like any other, with or without a challenge. The transport answers no challenge of a
 *     server. If a proxy refuses a tunnel, the transport throws {@link ProxyRefusedException}.
 * <li>Every failure is an {@link IOException}. Its message and its causes quote no header, query or body;
 *     {@link TransportFailure#clean TransportFailure.clean} makes such an exception of anything that a client throws.
 * <li>An Error is thrown as it is, and fails a future as it is.
 * </ul>
 *
 * <p><b>A first-class transport</b> also keeps the following. {@link Calls} does most of it. A transport that cannot
 * keep all of it documents what it lacks.
 * <ul>
 * <li>{@link TransportRequest#timeout()}, which may be as long as Duration allows, bounds the whole exchange: looking
 *     up the name, connecting, headers and body. When it passes, the call fails with {@link TransportTimeoutException}.
 * <li>When a thread is interrupted in {@link #send send}, InterruptedException is thrown within 250 ms.
 * <li>When anybody else completes the future of {@link #sendAsync sendAsync}, the exchange ends and its connection is
 *     closed.
 * <li>What depends on a future never delays other calls.
 * <li>{@link #close()} returns within 250 ms and ends the exchanges in flight. They fail with
 *     {@link TransportClosedException}, as later calls do.
 * <li>The connection of a response that is too large is closed at once. A head that is cut off is a failure. Interim
 *     responses other than 100 are skipped too.
 * <li>A plex.direct name is not looked up, unless a proxy does that. The transport connects to the address that
 *     {@link PlexDirect} returns for it. TLS asks for and verifies the whole name, and a connection that was made for
 *     one name is never used for another. The header Host has the name.
 * <li>A connection on which the transport has seen bytes after the end of a response is closed, and these bytes never
 *     become the response to the next request. No client can prevent this for bytes that arrive later: on a kept
 *     connection, an extra response that is late looks exactly like the next one. An application that does not trust
 *     the server or a proxy to send one response for each request uses a transport that keeps no connection.
 * </ul>
 *
 * <p>A transport is thread-safe. The code that creates a transport closes it; the library never does.
 */
@FunctionalInterface
public interface HttpTransport extends AutoCloseable {

    /**
     * Sends a request and waits for the whole response.
     *
     * @param request the request and its limits
     * @return the response, with any status
     * @throws ResponseTooLargeException if the body is larger than the request allows
     * @throws ProxyRefusedException     if a proxy refused the tunnel to an https server
     * @throws TransportTimeoutException if the timeout of the request passed
     * @throws IOException               if there was no complete response for another reason
     * @throws InterruptedException      if the calling thread was interrupted; the exchange has ended
     */
    TransportResponse send(TransportRequest request) throws IOException, InterruptedException;

    /**
     * Sends a request without waiting.
     *
     * <p>This default runs {@link #send send} in a daemon thread, which is interrupted when the future is completed or
     * the timeout of the request passes.
     *
     * @param request the request and its limits
     * @return a future of the response; it fails with what {@link #send send} throws, not wrapped
     */
    default CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        return new Calls().sendAsync(request, () -> send(request));
    }

    /**
     * Ends the exchanges in flight and frees what this transport created. A client that was handed in stays open. The
     * exchanges, and later calls, fail with {@link TransportClosedException}.
     */
    @Override
    default void close() {}
}
