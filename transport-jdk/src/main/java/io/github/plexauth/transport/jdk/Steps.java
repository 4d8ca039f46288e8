package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.Calls;
import io.github.plexauth.port.TransportRequest;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the steps of exchanges in the selector thread of the client, which takes half the time of handing them over.
 *
 * <p>When the client repeats a request, it may look a name up in one of these steps. So they are handed over to workers
 * while a request to a name is in flight: a lookup that hangs would otherwise hold all exchanges.
 */
final class Steps implements Executor {

    private final AtomicInteger lookups = new AtomicInteger();

    void begin(TransportRequest request) {
        if (!request.hasAddress()) {
            lookups.incrementAndGet();
        }
    }

    void end(TransportRequest request) {
        if (!request.hasAddress()) {
            lookups.decrementAndGet();
        }
    }

    @Override
    public void execute(Runnable step) {
        if (lookups.get() == 0) {
            step.run();
        } else {
            Calls.workers().execute(step);
        }
    }
}
