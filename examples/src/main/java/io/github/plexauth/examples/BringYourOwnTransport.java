package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.port.Calls;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.ResponseBody;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A transport over HttpURLConnection, which needs no jar and no module but java.base.
 *
 * <p>{@link Calls} adds what a first-class transport does and HttpURLConnection does not: the deadline of the whole
 * exchange, interruption, cancellation and closing. It cannot close a connection in the middle of a body, because
 * {@code disconnect()} waits for the thread that reads.
 */
public final class BringYourOwnTransport implements HttpTransport {

    private final Calls calls = new Calls();

    @Override
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        // HttpURLConnection cannot always be interrupted, so a worker waits for it.
        return calls.sendInWorker(request, new UrlCall(request));
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        return calls.sendAsync(request, new UrlCall(request));
    }

    @Override
    public void close() {
        calls.close();
    }

    private static final class UrlCall implements Calls.Call {

        private final TransportRequest request;
        private volatile HttpURLConnection connection;

        UrlCall(TransportRequest request) {
            this.request = request;
        }

        @Override
        public void cancel() {
            if (connection != null) {
                connection.disconnect();
            }
        }

        @Override
        public TransportResponse send() throws IOException {
            try {
                connection = (HttpURLConnection) request.uri().toURL().openConnection();
                return exchange(connection, request);
            } catch (IOException | RuntimeException failure) {
                throw TransportFailure.clean(failure);
            } finally {
                cancel();
            }
        }
    }

    private static TransportResponse exchange(HttpURLConnection connection, TransportRequest request)
            throws IOException {
        // They end what cannot be cancelled, and come after the deadline.
        int millis = 1_000 + (int) Math.min(TimeUnit.MILLISECONDS.convert(request.timeout()), 1_000_000_000);
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        // This client reads past the end of a body on a kept connection.
        connection.setRequestProperty("Connection", "close");
        connection.setRequestMethod(request.method());
        request.headers().forEach((name, values) ->
                values.forEach(value -> connection.addRequestProperty(name, value)));
        if (request.body().length > 0 || request.method().equals("POST")) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(request.body().length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(request.body());
            }
        }
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("no HTTP");
        }
        // The body stays open: once it is closed, disconnect() does nothing, and the client may keep the connection.
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        Map<String, List<String>> headers = headers(connection);
        return body == null
                ? new TransportResponse(status, headers, new byte[0])
                : ResponseBody.read(status, headers, body, length(connection), request.maxResponseBytes());
    }

    /** Returns the length that the server announced, which this client does not check, or -1. */
    private static long length(HttpURLConnection connection) throws IOException {
        String length = connection.getHeaderField("Content-Length");
        if (length == null || connection.getHeaderField("Transfer-Encoding") != null) {
            return -1;
        }
        if (Long.parseLong(length) < 0) {
            throw new IOException("a negative length");
        }
        return Long.parseLong(length);
    }

    /** Reads the headers one by one, because the client's map reverses the order of repeated headers. */
    private static Map<String, List<String>> headers(HttpURLConnection connection) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; connection.getHeaderFieldKey(i) != null; i++) { // 0 is the status line.
            headers.computeIfAbsent(connection.getHeaderFieldKey(i), name -> new ArrayList<>())
                    .add(connection.getHeaderField(i));
        }
        return headers;
    }

    /**
     * Gets a transient token with it.
     *
     * @param arguments none
     * @throws IOException if there is no port for the embedded server
     */
    public static void main(String... arguments) throws IOException {
        try (EmbeddedPlexServer plex = EmbeddedPlexServer.start()) {
            PlexAuth plexAuth = PlexAuth.builder()
                    .clientIdentifier("plexauth-bring-your-own-transport")
                    .transport(new BringYourOwnTransport())
                    .codec(new BringYourOwnCodec())
                    .build();
            System.out.println("Over HttpURLConnection: "
                    + plexAuth.server(plex.baseUri(), AccessToken.of(plex.token())).getTransientToken());
        }
    }
}
