package io.github.plexauth.examples.benchmark;

import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The client of java.net.http as its introduction shows it: without timeout and size limit, and it requests HTTP/2. */
final class NaiveJdk extends HandWrittenSubject {

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonCodec codec = JsonbCodec.create();

    NaiveJdk(Target target) {
        super(target);
    }

    private HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("X-Plex-Client-Identifier", HandWrittenCode.CLIENT_IDENTIFIER)
                .header("X-Plex-Product", HandWrittenCode.PRODUCT)
                .header("X-Plex-Token", target.token())
                .build();
    }

    private Object tree(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return codec.decode(response.body());
    }

    @Override
    Object send(URI uri) throws IOException, InterruptedException {
        return tree(client.send(request(uri), HttpResponse.BodyHandlers.ofByteArray()));
    }

    @Override
    <T> CompletableFuture<T> sendAsync(URI uri, Function<Object, T> reader) {
        return client.sendAsync(request(uri), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> reader.apply(tree(response)));
    }

    @Override
    public void close() {
        // Before Java 21, the client has no close method.
    }
}
