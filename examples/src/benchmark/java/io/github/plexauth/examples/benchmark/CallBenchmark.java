package io.github.plexauth.examples.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Calls per second of one subject; {@link Compare} says which, and how many callers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CallBenchmark {

    @Param("plexauth-jdk")
    public String subject;

    @Param({"token", "resources1", "resources10"})
    public String work;

    @Param({"http", "https"})
    public String scheme;

    /** Asynchronous calls only: so many are under way at any time. */
    @Param("1")
    public int inFlight;

    /** Seconds of one caller before there are many: with these on all processors, the JVM compiles for over a minute. */
    @Param("0")
    public double alone;

    private Subject asked;
    private Callable<?> call;
    private Supplier<CompletableFuture<?>> asyncCall;
    private Semaphore free;
    private volatile Throwable failed;

    @Setup
    public void open() throws Exception {
        asked = Subjects.open(subject, Target.of(scheme, work.equals("resources10") ? 10 : 1));
        call = work.equals("token") ? asked::token : asked::resources;
        asyncCall = work.equals("token") ? asked::tokenAsync : asked::resourcesAsync;
        free = new Semaphore(inFlight);
        long end = System.nanoTime() + (long) (alone * 1e9);
        while (System.nanoTime() - end < 0) {
            call.call();
        }
    }

    @Benchmark
    public Object blocking() throws Exception {
        return call.call();
    }

    @Benchmark
    public void async() throws Exception {
        free.acquire();
        asyncCall.get().whenComplete((value, failure) -> {
            if (failure != null) {
                failed = failure;
            }
            free.release();
        });
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }

    @TearDown
    public void close() throws Exception {
        free.acquire(inFlight);
        asked.close();
    }
}
