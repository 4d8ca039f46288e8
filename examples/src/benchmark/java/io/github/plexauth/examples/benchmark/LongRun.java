package io.github.plexauth.examples.benchmark;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What is left behind by 100,000 calls in sequence, and by rounds of 64 asynchronous ones. */
final class LongRun {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LongRun() {}

    /** Takes the name of the subject and the server's base URI. */
    public static void main(String... arguments) throws Exception {
        Target target = new Target(URI.create(arguments[1]), "xxxxxxxxxxxxxxxxxxxx", "server://late");
        try (Subject subject = Subjects.open(arguments[0], target)) {
            for (int calls = 1; calls <= 100_000; calls++) {
                subject.token();
                if (calls == 1_000 || calls == 100_000) {
                    state(arguments[0] + ", after calls: " + calls);
                }
            }
        }
        try (Subject subject = Subjects.open(arguments[0], target)) {
            manyAtOnce(subject::resourcesAsync); // None is answered before all are under way.
            long before = THREADS.getTotalStartedThreadCount();
            for (int round = 0; round < 100; round++) {
                manyAtOnce(subject::tokenAsync);
            }
            System.out.printf(
                    "%s, 100 rounds of 64 in flight after the first: %d threads started%n", arguments[0],
                    THREADS.getTotalStartedThreadCount() - before);
        }
    }

    private static void manyAtOnce(Supplier<CompletableFuture<?>> call) {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            calls.add(call.get());
        }
        calls.forEach(CompletableFuture::join);
    }

    private static void state(String when) {
        for (int i = 0; i < 5; i++) { // References are cleared in one collection, and what they held in the next.
            System.gc();
        }
        System.out.printf(
                "%s: %d kB of heap, %d threads, %d file descriptors%n", when,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_024, THREADS.getThreadCount(),
                openFiles());
    }

    /** Counts sockets, files and pipes alike; -1 where the system does not tell. */
    private static int openFiles() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? -1 : open.length;
    }
}
