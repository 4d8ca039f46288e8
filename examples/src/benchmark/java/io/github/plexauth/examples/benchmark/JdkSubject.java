package io.github.plexauth.examples.benchmark;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The client of java.net.http as its Javadoc shows it: blocking calls use {@code send}, others {@code sendAsync}. */
final class JdkSubject extends HandWrittenSubject {

    private final HttpClient client;
    private final Jsonb jsonb;

    private JdkSubject(Target target, HttpClient client, Jsonb jsonb) {
        super(target);
        this.client = client;
        this.jsonb = jsonb;
    }

    /** Creates a subject with the defaults of the client, which requests HTTP/2. */
    static JdkSubject naive(Target target) {
        return new JdkSubject(target, HttpClient.newHttpClient(), JsonbBuilder.create());
    }

    /** Creates a subject with the settings of JdkHttpTransport. */
    static JdkSubject bare(Target target) {
        return new JdkSubject(target, clientLikeTheTransport(), JsonbBuilder.create());
    }

    /** Creates a subject without JSON. It supports only {@link #token()}, which searches the text for the token. */
    static JdkSubject bareText(Target target) {
        return new JdkSubject(target, clientLikeTheTransport(), null);
    }

    private static HttpClient clientLikeTheTransport() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("X-Plex-Client-Identifier", HandWrittenCode.CLIENT_IDENTIFIER)
                .header("X-Plex-Product", HandWrittenCode.PRODUCT)
                .header("X-Plex-Token", target.token())
                .build();
    }

    @Override
    <T> T get(URI uri, Class<T> type) throws IOException, InterruptedException {
        return jsonb.fromJson(body(client.send(request(uri), BodyHandlers.ofString())), type);
    }

    @Override
    <T> CompletableFuture<T> getAsync(URI uri, Class<T> type) {
        return client.sendAsync(request(uri), BodyHandlers.ofString())
                .thenApply(response -> jsonb.fromJson(body(response), type));
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public Object token() throws Exception {
        if (jsonb != null) {
            return super.token();
        }
        String text = body(client.send(request(HandWrittenCode.tokenUri(target)), BodyHandlers.ofString()));
        int start = text.indexOf("\"token\":\"") + 9;
        return text.substring(start, text.indexOf('"', start));
    }

    /** Closes the client as the transport of the library does. Otherwise the process takes longer to exit. */
    @Override
    public void close() {
        if (client instanceof AutoCloseable closeable) { // Since Java 21.
            try {
                closeable.close();
            } catch (Exception impossible) { // HttpClient.close() does not declare exceptions.
                throw new IllegalStateException(impossible);
            }
        }
    }
}
