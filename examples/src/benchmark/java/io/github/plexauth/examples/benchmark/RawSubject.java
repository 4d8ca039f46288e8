package io.github.plexauth.examples.benchmark;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;

/** A blocking socket that sends a prepared request and only counts the bytes of the response: the lower bound. */
final class RawSubject implements Subject {

    private static final byte[] HEADER = "\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII);

    private record Connection(Socket socket, byte[] buffer) {}

    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Target target;
    private final byte[] tokenRequest;
    private final byte[] resourcesRequest;

    RawSubject(Target target) {
        this.target = target;
        this.tokenRequest = request(HandWrittenCode.tokenUri(target).toString());
        this.resourcesRequest = request(HandWrittenCode.resourcesUri(target).toString());
    }

    private byte[] request(String uri) {
        String text = "GET " + uri.substring(target.baseUri().toString().length()) + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept: application/json\r\n"
                + "X-Plex-Client-Identifier: " + HandWrittenCode.CLIENT_IDENTIFIER + "\r\n"
                + "X-Plex-Product: " + HandWrittenCode.PRODUCT + "\r\n"
                + "X-Plex-Token: " + target.token() + "\r\n\r\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Object exchange(byte[] request) throws IOException {
        Connection pooled = idle.pollFirst();
        Connection connection = pooled == null ? connect() : pooled;
        connection.socket.getOutputStream().write(request);
        byte[] buffer = connection.buffer;
        int size = 0;
        int responseSize = -1;
        while (responseSize < 0 || size < responseSize) {
            int count = connection.socket.getInputStream().read(buffer, size, buffer.length - size);
            if (count < 0) {
                throw new IOException("the connection closed before the response was complete");
            }
            size += count;
            responseSize = responseSize < 0 ? responseSize(buffer, size) : responseSize;
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

    /** Returns the size of the response, or -1 if its headers are not complete. */
    private static int responseSize(byte[] buffer, int size) {
        int contentLength = 0;
        for (int i = 0; i + 3 < size; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                if (buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i + 4 + contentLength;
                }
                contentLength = isContentLength(buffer, i) ? parseNumber(buffer, i + HEADER.length) : contentLength;
            }
        }
        return -1;
    }

    private static boolean isContentLength(byte[] buffer, int start) {
        for (int i = 0; i < HEADER.length; i++) {
            if (buffer[start + i] != HEADER[i]) {
                return false;
            }
        }
        return true;
    }

    private static int parseNumber(byte[] buffer, int start) {
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
        throw new UnsupportedOperationException("a blocking socket supports blocking calls only");
    }

    @Override
    public CompletableFuture<?> resourcesAsync() {
        throw new UnsupportedOperationException("a blocking socket supports blocking calls only");
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : idle) {
            connection.socket.close();
        }
    }
}
