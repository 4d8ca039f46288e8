package io.github.plexauth.transport.httpclient;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends the exchanges whose deadline has passed or whose caller was interrupted; a thread that is blocked in a plain
 * socket notices neither by itself.
 *
 * <p>One thread looks at all exchanges in flight every 50 ms. That is cheaper than a timer task per call, needs nothing
 * from the client but a request that can be cancelled, and costs nothing while there is nothing in flight.
 */
final class Watchdog {

    /** Well below the 250 ms within which an interrupt is promised to be seen. */
    private static final long TICK = Duration.ofMillis(50).toNanos();

    private final Set<Exchange> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean parked = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    void watch(Exchange exchange) {
        inFlight.add(exchange);
        if (closed) {
            exchange.end(Exchange.End.CLOSED); // close() may have come too early to see it.
            return;
        }
        Thread started = thread;
        if (started == null) {
            start();
        } else if (parked.compareAndSet(true, false) || exchange.remaining(System.nanoTime()) < TICK) {
            LockSupport.unpark(started);
        }
    }

    int inFlight() {
        return inFlight.size();
    }

    void forget(Exchange exchange) {
        inFlight.remove(exchange);
    }

    private synchronized void start() {
        if (thread != null || closed) {
            return;
        }
        Thread guard = new Thread(this::run, "plexauth-httpclient-watchdog");
        guard.setDaemon(true);
        // Set before it starts: whoever still read null has added his exchange before the first round.
        thread = guard;
        try {
            guard.start();
        } catch (Error noThread) {
            thread = null;
            throw noThread;
        }
    }

    private void run() {
        while (!closed) {
            if (inFlight.isEmpty()) {
                parkUntilThereIsWork();
            } else {
                LockSupport.parkNanos(this, endWhatIsOver());
            }
        }
    }

    /** Announces that it will sleep before it looks a last time: either it sees a new exchange, or that wakes it. */
    private void parkUntilThereIsWork() {
        parked.set(true);
        if (inFlight.isEmpty() && !closed) {
            LockSupport.park(this);
        }
        parked.set(false);
    }

    private long endWhatIsOver() {
        long now = System.nanoTime();
        long pause = TICK;
        for (Exchange exchange : inFlight) {
            long remaining = exchange.remaining(now);
            if (remaining <= 0) {
                exchange.end(Exchange.End.TIMED_OUT);
            } else if (exchange.callerIsInterrupted()) {
                exchange.end(Exchange.End.INTERRUPTED);
            } else {
                pause = Math.min(pause, remaining);
            }
        }
        return pause;
    }

    void close() {
        closed = true;
        inFlight.forEach(exchange -> exchange.end(Exchange.End.CLOSED));
        LockSupport.unpark(thread);
    }
}
