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
 * The classic client of Apache HttpClient with the settings of ApacheHttpTransport. The timeout and the size limit are
 * implemented here. The client checks idle connections by its default, which is every 2 s: a check before each call
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
        request.addHeader("X-Plex-Client-Identifier", HandWrittenCode.CLIENT_IDENTIFIER);
        request.addHeader("X-Plex-Product", HandWrittenCode.PRODUCT);
        request.addHeader("X-Plex-Token", target.token());
        ScheduledFuture<?> deadline =
                timer.schedule(request::cancel, HandWrittenCode.TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
        byte[] body = in.readNBytes(HandWrittenCode.MAX_RESPONSE_BYTES);
        if (body.length == HandWrittenCode.MAX_RESPONSE_BYTES) {
            throw new IOException("the response is too large");
        }
        return body;
    }

    @Override
    <T> CompletableFuture<T> sendAsync(URI uri, Function<Object, T> reader) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return reader.apply(send(uri));
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
