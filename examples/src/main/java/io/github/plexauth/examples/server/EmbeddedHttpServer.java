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

/** The HTTP part of the server: receives and records requests, and sends the responses that a handler returns. */
final class EmbeddedHttpServer implements AutoCloseable {

    private static final int MAX_RECORDED_REQUESTS = 1_000;

    static {
        // The JDK's server sends headers and body separately. Without this setting, the body waits up to 40 ms until
        // the client acknowledges the headers. The setting exists only for the whole JVM.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer http;
    private final Function<EmbeddedRequest, EmbeddedResponse> handler;
    private final ExecutorService threads = Executors.newCachedThreadPool(EmbeddedHttpServer::daemon);
    private final Deque<String> requests = new ArrayDeque<>();
    private volatile Duration delay = Duration.ZERO;

    private EmbeddedHttpServer(HttpServer http, Function<EmbeddedRequest, EmbeddedResponse> handler) {
        this.http = http;
        this.handler = handler;
    }

    static EmbeddedHttpServer start(int port, Function<EmbeddedRequest, EmbeddedResponse> handler)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        EmbeddedHttpServer server = new EmbeddedHttpServer(HttpServer.create(address, 0), handler);
        server.http.createContext("/", server::handle);
        server.http.setExecutor(server.threads);
        server.http.start();
        return server;
    }

    InetSocketAddress address() {
        return http.getAddress();
    }

    void delay(Duration delay) {
        this.delay = delay;
    }

    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            EmbeddedRequest request = EmbeddedRequest.of(exchange);
            record(request.line());
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            handler.apply(request).sendTo(exchange);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(String line) {
        synchronized (requests) {
            requests.addLast(line);
            if (requests.size() > MAX_RECORDED_REQUESTS) {
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
                throw new IllegalStateException("a request did not end within 10 seconds");
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
