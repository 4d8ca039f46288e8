package io.github.plexauth.examples.benchmark;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;

/** A blocking socket, the bytes of the request, and the bytes of the answer: the physical limit. */
final class RawSubject implements Subject {

    private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);

    private record Connection(Socket socket, byte[] buffer) {}

    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Target target;
    private final byte[] tokenRequest;
    private final byte[] resourcesRequest;

    RawSubject(Target target) {
        this.target = target;
        this.tokenRequest = request(Plain.tokenUri(target).toString());
        this.resourcesRequest = request(Plain.resourcesUri(target).toString());
    }

    private byte[] request(String uri) {
        String text = "GET " + uri.substring(target.baseUri().toString().length()) + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept: application/json\r\nX-Plex-Client-Identifier: " + Plain.CLIENT + "\r\nX-Plex-Product: "
                + Plain.PRODUCT + "\r\nX-Plex-Token: " + target.token() + "\r\n\r\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Object exchange(byte[] request) throws IOException {
        Connection kept = idle.pollFirst();
        Connection connection = kept == null ? connect() : kept;
        connection.socket.getOutputStream().write(request);
        byte[] buffer = connection.buffer;
        int size = 0;
        int end = -1;
        while (end < 0 || size < end) {
            int count = connection.socket.getInputStream().read(buffer, size, buffer.length - size);
            if (count < 0) {
                throw new IOException("the answer ended too early");
            }
            size += count;
            end = end < 0 ? end(buffer, size) : end;
        }
        idle.addFirst(connection);
        return connection;
    }

    private Connection connect() throws IOException {
        String host = target.baseUri().getHost();
        int port = target.baseUri().getPort();
        Socket socket = target.baseUri().getScheme().equals("https")
                ? SSLSocketFactory.getDefault().createSocket(host, port)
                : new Socket(host, port);
        socket.setTcpNoDelay(true);
        return new Connection(socket, new byte[16_384]);
    }

    /** Says where the answer ends; -1 if its head is not complete. */
    private static int end(byte[] buffer, int size) {
        int length = 0;
        for (int i = 0; i + 3 < size; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                if (buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i + 4 + length;
                }
                length = isLength(buffer, i) ? number(buffer, i + LENGTH.length) : length;
            }
        }
        return -1;
    }

    private static boolean isLength(byte[] buffer, int start) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (buffer[start + i] != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] buffer, int start) {
        int number = 0;
        for (int i = start; buffer[i] >= '0' && buffer[i] <= '9'; i++) {
            number = number * 10 + buffer[i] - '0';
        }
        return number;
    }

    @Override
    public Object token() throws IOException {
        return exchange(tokenRequest);
    }

    @Override
    public Object resources() throws IOException {
        return exchange(resourcesRequest);
    }

    @Override
    public CompletableFuture<?> tokenAsync() {
        throw new UnsupportedOperationException("a blocking socket blocks");
    }

    @Override
    public CompletableFuture<?> resourcesAsync() {
        throw new UnsupportedOperationException("a blocking socket blocks");
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : idle) {
            connection.socket.close();
        }
    }
}
