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

/** Measures the calls per second of one subject. {@link Compare} sets the parameters and the number of callers. */
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

    /** The number of asynchronous calls that are in flight at the same time. */
    @Param("1")
    public int inFlight;

    /**
     * The time in seconds that a single caller runs before many start. If many callers occupy all processors from the
     * start, the JIT compiler needs more than a minute.
     */
    @Param("0")
    public double singleCallerSeconds;

    private Subject client;
    private Callable<?> call;
    private Supplier<CompletableFuture<?>> asyncCall;
    private Semaphore permits;
    private volatile Throwable asyncFailure;

    @Setup
    public void open() throws Exception {
        client = Subjects.open(subject, Target.of(scheme, work.equals("resources10") ? 10 : 1));
        call = work.equals("token") ? client::token : client::resources;
        asyncCall = work.equals("token") ? client::tokenAsync : client::resourcesAsync;
        permits = new Semaphore(inFlight);
        long end = System.nanoTime() + (long) (singleCallerSeconds * 1e9);
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
        permits.acquire();
        asyncCall.get().whenComplete((value, failure) -> {
            if (failure != null) {
                asyncFailure = failure;
            }
            permits.release();
        });
        if (asyncFailure != null) {
            throw new IllegalStateException(asyncFailure);
        }
    }

    @TearDown
    public void close() throws Exception {
        permits.acquire(inFlight);
        client.close();
    }
}
