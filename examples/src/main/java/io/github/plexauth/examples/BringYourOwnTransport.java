package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.ResponseBody;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;

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
        int millis = (int) Math.min(request.timeout().toSeconds() * 1_000L + 1, Integer.MAX_VALUE);
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
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
            byte[] bytes = body == null ? new byte[0] : ResponseBody.read(body, request.maxResponseBytes());
            return new TransportResponse(status, connection.getHeaderFields(), bytes);
        }
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
                    .codec(JsonbCodec.create())
                    .build();
            System.out.println("Over HttpURLConnection: "
                    + plexAuth.server(plex.baseUri(), AccessToken.of(plex.token())).getTransientToken());
        }
    }
}
