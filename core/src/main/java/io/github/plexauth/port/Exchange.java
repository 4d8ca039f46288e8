package io.github.plexauth.port;

import io.github.plexauth.clock.Watch;
import io.github.plexauth.clock.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One call in flight, and why it was ended if it was.
 *
 * <p>The reason is set before the call is cancelled. What the client throws then depends on the moment and says
 * nothing, so it is replaced by an exception for the reason. A response that is complete all the same is returned.
 */
final class Exchange implements Watch.Watched, Runnable {

    private enum End { TIMED_OUT, INTERRUPTED, ABANDONED, CLOSED }

    private final Calls owner;
    private final TransportRequest request;
    private final Calls.Call call;
    private final @Nullable CompletableFuture<TransportResponse> future;
    private final long deadline;
    private final AtomicBoolean cancelling = new AtomicBoolean();

    // The lock of this object guards the following fields when they are written.
    private volatile @Nullable End end;
    private volatile @Nullable Thread sender;
    private boolean interrupted;
    private boolean left;

    /** Starts the clock. Without a future, the thread that calls {@link #send()} is the one that may be interrupted. */
    Exchange(
            Calls owner,
            TransportRequest request,
            Calls.Call call,
            @Nullable CompletableFuture<TransportResponse> future) {
        this.owner = owner;
        this.request = request;
        this.call = call;
        this.future = future;
        this.deadline = System.nanoTime() + nanos();
    }

    private long nanos() {
        return TimeUnit.NANOSECONDS.convert(request.timeout()); // Unlike toNanos(), this does not overflow.
    }

    /** Returns the calls of a transport that are in flight. */
    static List<Exchange> of(Calls owner) {
        return StreamSupport.stream(Watch.watched().spliterator(), false)
                .filter(watched -> watched instanceof Exchange exchange && exchange.owner == owner)
                .map(Exchange.class::cast)
                .toList();
    }

    /** Makes the call in the calling thread. */
    TransportResponse send() throws IOException, InterruptedException {
        watch();
        return transmit();
    }

    /** Makes the call in a worker, which completes the future. */
    void start() throws IOException {
        watch();
        try {
            Workers.execute(this);
        } catch (Error noThread) {
            Watch.remove(this);
            throw noThread;
        }
    }

    private void watch() throws TransportClosedException {
        Watch.add(this, nanos());
        if (owner.isClosed()) { // Checked last: close() either sees this call, or this call sees that it is closed.
            Watch.remove(this);
            throw new TransportClosedException();
        }
    }

    @Override
    public void run() {
        CompletableFuture<TransportResponse> result = Objects.requireNonNull(future);
        TransportResponse response;
        try {
            response = transmit();
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
            return;
        }
        result.complete(response);
    }

    private TransportResponse transmit() throws IOException, InterruptedException {
        try {
            sender = Thread.currentThread();
            try {
                if (end != null) {
                    throw new IOException("ended before it began");
                }
                return call.send();
            } finally {
                leave();
            }
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw thrown(explained(failure));
        }
    }

    /** After this, nobody interrupts the thread any more, and an interrupt that came from here is gone. */
    private synchronized void leave() {
        left = true;
        sender = null;
        if (interrupted && end != End.INTERRUPTED) {
            Thread.interrupted();
        }
        Watch.remove(this);
    }

    private Throwable explained(Throwable failure) {
        End reason = end;
        if (reason != null) {
            return ended(reason);
        }
        // Some clients notice an interrupt before the watch thread does.
        return future == null && Thread.currentThread().isInterrupted() ? interruption() : failure;
    }

    private Throwable ended(End reason) {
        return switch (reason) {
            case TIMED_OUT -> new TransportTimeoutException(request.timeout(), call.missing());
            case CLOSED -> new TransportClosedException();
            case ABANDONED -> new IOException("the future was completed before the response was there");
            case INTERRUPTED -> interruption();
        };
    }

    private static InterruptedException interruption() {
        Thread.interrupted(); // The exception takes the place of the flag.
        return new InterruptedException("the thread was interrupted while it waited for the response");
    }

    /** Returns or throws a failure, so that the caller need not know its type. */
    static IOException thrown(Throwable failure) throws InterruptedException {
        if (failure instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof IOException io ? io : TransportFailure.standIn(failure);
    }

    @Override
    public long look(long now) {
        if (end == null) {
            End reason = reason(now);
            if (reason == null) {
                return deadline - now;
            }
            end(reason);
        }
        pursue();
        return Long.MAX_VALUE;
    }

    private @Nullable End reason(long now) {
        if (future != null && future.isDone()) {
            return End.ABANDONED;
        }
        Thread thread = sender;
        if (future == null && thread != null && thread.isInterrupted()) {
            return End.INTERRUPTED;
        }
        return deadline - now <= 0 ? End.TIMED_OUT : null;
    }

    /** Ends all calls of a transport without waiting for them. */
    static void close(Calls owner) {
        List<Exchange> inFlight = of(owner);
        inFlight.forEach(exchange -> exchange.end(End.CLOSED));
        try {
            Workers.execute(() -> inFlight.forEach(Exchange::pursue));
        } catch (Error noThread) {
            // The watch thread sees that the calls are to be ended.
        }
    }

    private synchronized void end(End reason) {
        if (end == null && !left) {
            end = reason;
        }
    }

    /** Completes the future and cancels the call, in workers, because foreign code may block in either. */
    private void pursue() {
        End reason = end;
        if (reason == null) {
            return;
        }
        if (future != null && !future.isDone()) {
            Workers.execute(() -> future.completeExceptionally(ended(reason)));
        }
        if (cancelling.compareAndSet(false, true)) {
            try {
                Workers.execute(this::cancel);
            } catch (Error noThread) {
                cancelling.set(false);
                throw noThread;
            }
        }
    }

    private void cancel() {
        try {
            interrupt();
            call.cancel();
        } catch (Throwable failed) {
            // It is repeated at the next look, and the future does not depend on it.
        } finally {
            cancelling.set(false);
        }
    }

    private synchronized void interrupt() {
        if (sender != null) {
            interrupted = true;
            sender.interrupt();
        }
    }
}
