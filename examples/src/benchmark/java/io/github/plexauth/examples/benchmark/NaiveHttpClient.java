package io.github.plexauth.examples.benchmark;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
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

/** The classic and the asynchronous client of Apache HttpClient with their defaults, such as five connections. */
final class NaiveHttpClient extends HandWrittenSubject {

    private final CloseableHttpClient client = HttpClients.createDefault();
    private final Jsonb jsonb = JsonbBuilder.create();
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

    private <T> T bind(int status, String body, Class<T> type) {
        if (status != 200) {
            throw new IllegalStateException("status " + status);
        }
        return jsonb.fromJson(body, type);
    }

    @Override
    <T> T get(URI uri, Class<T> type) throws IOException {
        HttpGet request = new HttpGet(uri);
        addHeaders(request);
        return client.execute(request, response ->
                bind(response.getCode(), EntityUtils.toString(response.getEntity()), type));
    }

    @Override
    <T> CompletableFuture<T> getAsync(URI uri, Class<T> type) {
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
        return exchange.thenApply(response -> bind(response.getCode(), response.getBodyText(), type));
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
