package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.ResponseBody;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A transport over HttpURLConnection: no jar, and no module but java.base.
 *
 * <p>It keeps what every transport has to keep. What a first-class one adds it cannot: its timeout bounds each wait and
 * not the whole exchange, and nothing ends it from outside.
 */
public final class BringYourOwnTransport implements HttpTransport {

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
        // At least 1, since 0 would mean for ever.
        int millis = (int) Math.max(1, Math.min(TimeUnit.MILLISECONDS.convert(request.timeout()), Integer.MAX_VALUE));
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        // Kept connections are not worth it here: this client reads past the end of a body on them.
        connection.setRequestProperty("Connection", "close");
        connection.setRequestMethod(request.method());
        request.headers().forEach((name, values) ->
                values.forEach(value -> connection.addRequestProperty(name, value)));
        try {
            return exchange(connection, request);
        } catch (SocketTimeoutException late) {
            throw new TransportTimeoutException(request.timeout());
        } catch (IOException | RuntimeException failure) {
            throw TransportFailure.clean(failure);
        } finally {
            connection.disconnect();
        }
    }

    private static TransportResponse exchange(HttpURLConnection connection, TransportRequest request)
            throws IOException {
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
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] bytes = body == null ? new byte[0] : body(connection, body, request.maxResponseBytes());
            return new TransportResponse(status, headers(connection), bytes);
        }
    }

    /** Holds the server to the length that it announced, which this client does not. */
    private static byte[] body(HttpURLConnection connection, InputStream in, int limit) throws IOException {
        String length = connection.getHeaderField("Content-Length");
        if (length == null || connection.getHeaderField("Transfer-Encoding") != null) {
            return ResponseBody.read(in, limit);
        }
        long announced = Long.parseLong(length);
        if (announced > limit) {
            throw new ResponseTooLargeException(limit);
        }
        byte[] bytes = in.readNBytes((int) announced);
        if (bytes.length < announced) {
            throw new IOException("cut off");
        }
        return bytes;
    }

    /** The client's own map turns the order of repeated headers around. */
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
