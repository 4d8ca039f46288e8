package io.github.plexauth.examples.benchmark;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * The classic client of Apache HttpClient with the settings of ApacheHttpTransport. Asynchronous calls use it in
 * threads of a pool. The client checks idle connections by its default, which is every 2 s: a check before each call
 * would take 1 ms.
 */
final class BareHttpClient extends HandWrittenSubject {

    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                            ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(10)).build())
                    .setMaxConnPerRoute(64)
                    .setMaxConnTotal(64)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableConnectionState()
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build();
    private final ExecutorService workers = Executors.newCachedThreadPool(BareHttpClient::daemon);
    private final Jsonb jsonb = JsonbBuilder.create();

    BareHttpClient(Target target) {
        super(target);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    <T> T get(URI uri, Class<T> type) throws IOException {
        HttpGet request = new HttpGet(uri);
        request.addHeader("Accept", "application/json");
        request.addHeader("X-Plex-Client-Identifier", HandWrittenCode.CLIENT_IDENTIFIER);
        request.addHeader("X-Plex-Product", HandWrittenCode.PRODUCT);
        request.addHeader("X-Plex-Token", target.token());
        return client.execute(request, response -> {
            if (response.getCode() != 200) {
                throw new IOException("status " + response.getCode());
            }
            return jsonb.fromJson(response.getEntity().getContent(), type);
        });
    }

    @Override
    <T> CompletableFuture<T> getAsync(URI uri, Class<T> type) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return get(uri, type);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }, workers);
    }

    @Override
    public void close() {
        workers.shutdown();
        client.close(CloseMode.IMMEDIATE);
    }
}
