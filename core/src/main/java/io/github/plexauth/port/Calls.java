package io.github.plexauth.port;

import io.github.plexauth.clock.Workers;
import java.io.IOException;
import java.net.ProxySelector;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes a first-class {@link HttpTransport} of a client that can send a request in the calling thread.
 *
 * <p>A transport has one object of this class, and delegates to it: {@code send} to
 * {@link #send(TransportRequest, Call)}, {@code sendAsync} to {@link #sendAsync sendAsync}, {@code close} to
 * {@link #close}. For each request it makes a {@link Call}. This class ends the call at the deadline of the request,
 * when the calling thread is interrupted, when the future is completed by somebody else, and when the transport is
 * closed.
 *
 * <p>A call ends in two ways at once: the sending thread is interrupted, and {@link Call#cancel()} is called. Both are
 * repeated every 50 ms until {@link Call#send()} returns. The interrupt is never visible to the code that runs later in
 * that thread. A future does not wait for any of this: it is completed at once, in a thread of its own.
 *
 * <p>One thread watches all calls, and daemon threads send those that are asynchronous. Both kinds of threads inherit
 * nothing from the threads of the application, and end after two seconds without work.
 */
@SuppressWarnings("exports")
public final class Calls {

    /** One exchange, as a client makes it. */
    @FunctionalInterface
    public interface Call {

        /**
         * Sends the request in the calling thread and waits for the whole response.
         *
         * @return the response
         * @throws IOException          if there is no complete response
         * @throws InterruptedException if the calling thread was interrupted
         */
        TransportResponse send() throws IOException, InterruptedException;

        /**
         * Ends {@link #send()} from another thread. The default does nothing, which is enough for a client that reacts
         * to the interrupt of the sending thread.
         *
         * <p>This method may be called before, during and after {@code send()}, and several times. It may block, and it
         * may throw anything.
         */
        default void cancel() {}

        /**
         * Names what has not come when the deadline passes, for the message of {@link TransportTimeoutException}.
         *
         * @return words that " within 500 ms" can follow
         */
        default String missing() {
            return TransportTimeoutException.NO_ANSWER;
        }
    }

    private final RecentNames recentNames = new RecentNames();
    private final RecentNames recentlyDirect = new RecentNames();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Creates an object for a transport that is open. */
    public Calls() {}

    /**
     * Returns an executor for tasks that may block, for clients that need one. It starts as many daemon threads as
     * there are tasks.
     *
     * @return the executor, which never ends
     */
    public static Executor workers() {
        return Workers::execute;
    }

    /**
     * Sends a request, for {@link HttpTransport#send HttpTransport.send}.
     *
     * <p>The call is made in the calling thread if the request holds an address, or a name that was looked up during
     * the last second. Otherwise a worker makes it, because nothing can end the lookup of a name.
     *
     * @param request the request
     * @param call    the exchange
     * @return the response
     * @throws IOException          if there was no complete response
     * @throws InterruptedException if the calling thread was interrupted
     */
    public TransportResponse send(TransportRequest request, Call call) throws IOException, InterruptedException {
        String host = request.uri().getHost();
        if (request.hasAddress() || recentNames.contains(host)) {
            requireUninterrupted();
            return new Exchange(this, request, call, null).send();
        }
        TransportResponse response = sendInWorker(request, call);
        recentNames.add(host);
        return response;
    }

    /**
     * Sends a request like {@link #send(TransportRequest, Call)}, with a client that asks a selector for the proxy. The
     * call is made in a worker if there is a proxy, whose name may have to be looked up, or if the selector is not part
     * of the JDK and so may block.
     *
     * @param request  the request
     * @param selector the selector that the client asks, or null if it uses no proxy
     * @param call     the exchange
     * @return the response
     * @throws IOException          if there was no complete response
     * @throws InterruptedException if the calling thread was interrupted
     */
    public TransportResponse send(TransportRequest request, @Nullable ProxySelector selector, Call call)
            throws IOException, InterruptedException {
        if (selector == null) {
            return send(request, call);
        }
        // A selector of the JDK creates more objects than all the rest of a call, so its choice is kept for a moment.
        String origin = request.uri().getScheme() + "://" + request.uri().getRawAuthority();
        if (!recentlyDirect.contains(origin)) {
            if (Proxies.mayBlock(selector, request.uri())) {
                return sendInWorker(request, call);
            }
            recentlyDirect.add(origin);
        }
        return send(request, call);
    }

    /**
     * Sends a request like {@link #send(TransportRequest, Call)}, but always in a worker. A client whose calls cannot
     * always be ended uses this method: the caller does not wait longer than allowed, even if the worker does.
     *
     * @param request the request
     * @param call    the exchange
     * @return the response
     * @throws IOException          if there was no complete response
     * @throws InterruptedException if the calling thread was interrupted
     */
    public TransportResponse sendInWorker(TransportRequest request, Call call)
            throws IOException, InterruptedException {
        requireUninterrupted();
        CompletableFuture<TransportResponse> future = sendAsync(request, call);
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            throw interrupted;
        } catch (ExecutionException failed) {
            throw Exchange.thrown(Objects.requireNonNull(failed.getCause()));
        }
    }

    private static void requireUninterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the thread was interrupted before the request was sent");
        }
    }

    /**
     * Sends a request in a worker, for {@link HttpTransport#sendAsync HttpTransport.sendAsync}.
     *
     * @param request the request
     * @param call    the exchange
     * @return a future of the response; it fails with what the call throws, not wrapped
     */
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request, Call call) {
        var future = new CompletableFuture<TransportResponse>();
        try {
            new Exchange(this, request, call, future).start();
        } catch (IOException | RuntimeException | Error failure) {
            future.completeExceptionally(failure);
        }
        return future;
    }

    /**
     * Ends all calls, which fail with {@link TransportClosedException}, as later calls do. This method does not wait
     * for them.
     *
     * @return whether this was the first time
     */
    public boolean close() {
        boolean first = closed.compareAndSet(false, true);
        Exchange.close(this);
        return first;
    }

    /**
     * Returns whether {@link #close()} was called.
     *
     * @return whether the transport is closed
     */
    public boolean isClosed() {
        return closed.get();
    }

    /** Returns "closed" or how many calls are in flight, for {@code toString} of the transport. */
    @Override
    public String toString() {
        return isClosed() ? "closed" : Exchange.of(this).size() + " calls in flight";
    }
}
