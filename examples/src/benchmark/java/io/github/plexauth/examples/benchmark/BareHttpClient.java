package io.github.plexauth.examples.benchmark;

import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache HttpClient's classic client with the settings of ApacheHttpTransport, and with deadline and size limit kept by
 * hand. It keeps the stock check of idle connections (every 2 s): done for each call, that one waits 1 ms.
 */
final class BareHttpClient extends PlainSubject {

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
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, BareHttpClient::daemon);
    private final ExecutorService workers = Executors.newCachedThreadPool(BareHttpClient::daemon);
    private final JsonCodec codec = JsonbCodec.create();

    BareHttpClient(Target target) {
        super(target);
        timer.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    Object send(URI uri) throws IOException {
        HttpGet request = new HttpGet(uri);
        request.addHeader("Accept", "application/json");
        request.addHeader("X-Plex-Client-Identifier", Plain.CLIENT);
        request.addHeader("X-Plex-Product", Plain.PRODUCT);
        request.addHeader("X-Plex-Token", target.token());
        ScheduledFuture<?> deadline = timer.schedule(request::cancel, Plain.SECONDS, TimeUnit.SECONDS);
        try {
            return codec.decode(client.execute(request, BareHttpClient::body));
        } finally {
            deadline.cancel(false);
        }
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("status " + response.getCode());
        }
        InputStream in = response.getEntity().getContent();
        byte[] body = in.readNBytes(Plain.LIMIT);
        if (body.length == Plain.LIMIT) {
            throw new IOException("too large");
        }
        return body;
    }

    @Override
    <T> CompletableFuture<T> sendAsync(URI uri, Function<Object, T> read) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return read.apply(send(uri));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }, workers);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        client.close(CloseMode.IMMEDIATE);
    }
}
