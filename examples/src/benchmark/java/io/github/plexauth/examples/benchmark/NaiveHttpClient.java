package io.github.plexauth.examples.benchmark;

import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient as its examples show it: without timeout and size limit, and with five connections. */
final class NaiveHttpClient extends HandWrittenSubject {

    private final CloseableHttpClient client = HttpClients.createDefault();
    private final JsonCodec codec = JsonbCodec.create();
    private CloseableHttpAsyncClient asyncClient;

    NaiveHttpClient(Target target) {
        super(target);
    }

    private void addHeaders(HttpMessage request) {
        request.addHeader("Accept", "application/json");
        request.addHeader("X-Plex-Client-Identifier", HandWrittenCode.CLIENT_IDENTIFIER);
        request.addHeader("X-Plex-Product", HandWrittenCode.PRODUCT);
        request.addHeader("X-Plex-Token", target.token());
    }

    private Object tree(int status, byte[] body) {
        if (status != 200) {
            throw new IllegalStateException("status " + status);
        }
        return codec.decode(body);
    }

    @Override
    Object send(URI uri) throws IOException {
        HttpGet request = new HttpGet(uri);
        addHeaders(request);
        return client.execute(request, response ->
                tree(response.getCode(), EntityUtils.toByteArray(response.getEntity())));
    }

    @Override
    <T> CompletableFuture<T> sendAsync(URI uri, Function<Object, T> reader) {
        SimpleHttpRequest request = SimpleRequestBuilder.get(uri).build();
        addHeaders(request);
        CompletableFuture<SimpleHttpResponse> exchange = new CompletableFuture<>();
        startedAsyncClient().execute(request, new FutureCallback<>() {
            @Override
            public void completed(SimpleHttpResponse response) {
                exchange.complete(response);
            }

            @Override
            public void failed(Exception failure) {
                exchange.completeExceptionally(failure);
            }

            @Override
            public void cancelled() {
                exchange.cancel(false);
            }
        });
        return exchange.thenApply(response -> reader.apply(tree(response.getCode(), response.getBodyBytes())));
    }

    private synchronized CloseableHttpAsyncClient startedAsyncClient() {
        if (asyncClient == null) {
            asyncClient = HttpAsyncClients.createDefault();
            asyncClient.start();
        }
        return asyncClient;
    }

    @Override
    public synchronized void close() throws IOException {
        client.close();
        if (asyncClient != null) {
            asyncClient.close();
        }
    }
}
