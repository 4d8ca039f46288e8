package io.github.plexauth.examples.benchmark;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Measures heap, threads and sockets after 100,000 calls, and the threads that asynchronous calls start. */
final class LongRun {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LongRun() {}

    /** Runs with the name of the subject, the URI of the server, and optionally the number of calls. */
    public static void main(String... arguments) throws Exception {
        Target target = new Target(URI.create(arguments[1]), "xxxxxxxxxxxxxxxxxxxx", "provider://late");
        int last = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        try (Subject subject = Subjects.open(arguments[0], target)) {
            for (int calls = 1; calls <= last; calls++) {
                subject.token();
                if (calls == 1_000 || calls == last) {
                    printState(arguments[0] + ", after " + calls + " calls");
                }
            }
        }
        try (Subject subject = Subjects.open(arguments[0], target)) {
            makeManyCalls(subject::resourcesAsync); // The server responds only after all calls have started.
            long before = THREADS.getTotalStartedThreadCount();
            for (int round = 0; round < 100; round++) {
                makeManyCalls(subject::tokenAsync);
            }
            System.out.printf(
                    "%s, 100 rounds of 64 calls in flight, after a first round: %d threads started%n", arguments[0],
                    THREADS.getTotalStartedThreadCount() - before);
        }
    }

    private static void makeManyCalls(Supplier<CompletableFuture<?>> call) {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            calls.add(call.get());
        }
        calls.forEach(CompletableFuture::join);
    }

    private static void printState(String when) {
        // One collection clears references, and the next one frees the objects that they held.
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        System.out.printf(
                "%s: %d kB of heap, %d threads, %d file descriptors%n", when,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_024, THREADS.getThreadCount(),
                openFiles());
    }

    /** Returns the number of open sockets, files and pipes, or -1 if the system does not provide it. */
    private static int openFiles() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? -1 : open.length;
    }
}
