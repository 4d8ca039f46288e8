package io.github.plexauth.examples.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The sockets and threads of the server: receives requests, remembers them, and sends what it is told to. */
final class EmbeddedHttp implements AutoCloseable {

    private static final int REMEMBERED_REQUESTS = 1_000;

    static {
        // Otherwise each answer on a kept connection takes 40 ms: head and body go out apart, and the second waits for
        // the client to acknowledge the first. The JDK's server offers no setting but this, for the whole JVM.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final Function<EmbeddedRequest, EmbeddedAnswer> answers;
    private final ExecutorService threads = Executors.newCachedThreadPool(EmbeddedHttp::daemon);
    private final Deque<String> requests = new ArrayDeque<>();
    private volatile Duration delay = Duration.ZERO;

    private EmbeddedHttp(HttpServer http, Function<EmbeddedRequest, EmbeddedAnswer> answers) {
        this.http = http;
        this.answers = answers;
    }

    static EmbeddedHttp start(int port, Function<EmbeddedRequest, EmbeddedAnswer> answers) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        EmbeddedHttp started = new EmbeddedHttp(HttpServer.create(new InetSocketAddress(loopback, port), 0), answers);
        started.http.createContext("/", started::handle);
        started.http.setExecutor(started.threads);
        started.http.start();
        return started;
    }

    InetSocketAddress address() {
        return http.getAddress();
    }

    void delay(Duration value) {
        delay = value;
    }

    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            EmbeddedRequest request = EmbeddedRequest.of(exchange);
            remember(request.line());
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            answers.apply(request).sendTo(exchange);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(String line) {
        synchronized (requests) {
            requests.addLast(line);
            if (requests.size() > REMEMBERED_REQUESTS) {
                requests.removeFirst();
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a request does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "embedded-plex-server");
        thread.setDaemon(true);
        return thread;
    }
}
