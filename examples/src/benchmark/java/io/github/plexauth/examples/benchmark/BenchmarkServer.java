package io.github.plexauth.examples.benchmark;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server that costs very little: each connection has a thread, which sends one of three prepared responses.
 *
 * <p>It runs in a separate process. It prints its base URIs, and exits when its standard input ends.
 */
final class BenchmarkServer {

    static final String KEYSTORE = "benchmark.keystore";
    static final String PASSWORD = "benchmark";

    private static final byte[] TOKEN_RESPONSE = response(Payloads.token());
    private static final byte[] ONE_CONNECTION_RESPONSE = response(Payloads.resources(1));
    private static final byte[] TEN_CONNECTIONS_RESPONSE = response(Payloads.resources(10));

    private BenchmarkServer() {}

    public static void main(String... arguments) throws Exception {
        System.out.println("http://127.0.0.1:" + serve(new ServerSocket(0, 200, InetAddress.getLoopbackAddress())));
        System.out.println("https://127.0.0.1:" + serve(tls().getServerSocketFactory()
                .createServerSocket(0, 200, InetAddress.getLoopbackAddress())));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static SSLContext tls() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(System.getProperty(KEYSTORE))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] response(byte[] body) {
        byte[] head = ("HTTP/1.1 200 OK\r\nX-Plex-Protocol: 1.0\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\nConnection: Keep-Alive\r\nKeep-Alive: timeout=20\r\nCache-Control: no-cache\r\n"
                + "Date: Tue, 24 Nov 2026 12:00:00 GMT\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] response = new byte[head.length + body.length];
        System.arraycopy(head, 0, response, 0, head.length);
        System.arraycopy(body, 0, response, head.length, body.length);
        return response;
    }

    private static int serve(ServerSocket listener) {
        startDaemon(() -> {
            while (true) {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                startDaemon(() -> serveRequests(connection));
            }
        });
        return listener.getLocalPort();
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    private static void startDaemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // The client closed the connection, which is normal.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Responds to each request. Requests have no body, and clients wait for each response. */
    private static void serveRequests(Socket connection) throws IOException {
        byte[] buffer = new byte[8_192];
        try (connection;
                InputStream in = connection.getInputStream();
                OutputStream out = connection.getOutputStream()) {
            int size = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer, size, buffer.length - size)) {
                size += count;
                if (size >= 4 && buffer[size - 1] == '\n' && buffer[size - 3] == '\n') {
                    String request = new String(buffer, 0, Math.min(size, 80), StandardCharsets.US_ASCII);
                    if (request.contains("=provider%3A%2F%2Flate ")) {
                        // Delays the response, so that many requests are in flight at the same time.
                        LockSupport.parkNanos(300_000_000);
                    }
                    out.write(responseTo(request));
                    size = 0;
                }
            }
        }
    }

    private static byte[] responseTo(String request) {
        if (request.startsWith("GET /security/token?")) {
            return TOKEN_RESPONSE;
        }
        return request.startsWith("GET /security/resources?source=provider%3A%2F%2Ften ")
                ? TEN_CONNECTIONS_RESPONSE
                : ONE_CONNECTION_RESPONSE;
    }
}
