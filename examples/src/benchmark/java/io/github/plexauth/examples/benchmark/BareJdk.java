package io.github.plexauth.examples.benchmark;

import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.JsonCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * java.net.http with the settings of JdkHttpTransport, and with deadline and size limit kept by hand, in the cheapest
 * way that keeps them.
 */
final class BareJdk extends PlainSubject {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final JsonCodec codec;

    /** Without JSON it is for a cold start only, which then looks for the token in the text. */
    BareJdk(Target target, boolean json) {
        super(target);
        this.codec = json ? JsonbCodec.create() : null;
    }

    private HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("X-Plex-Client-Identifier", Plain.CLIENT)
                .header("X-Plex-Product", Plain.PRODUCT)
                .header("X-Plex-Token", target.token())
                .build();
    }

    @Override
    Object send(URI uri) throws Exception {
        return codec.decode(answer(uri));
    }

    private byte[] answer(URI uri) throws Exception {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request(uri), head -> new Limited());
        try {
            return body(exchange.get(Plain.SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException late) {
            exchange.cancel(true);
            throw late;
        }
    }

    @Override
    <T> CompletableFuture<T> sendAsync(URI uri, Function<Object, T> read) {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request(uri), head -> new Limited());
        CompletableFuture<T> result = exchange.thenApply(response -> read.apply(codec.decode(body(response))))
                .orTimeout(Plain.SECONDS, TimeUnit.SECONDS);
        result.whenComplete((value, failure) -> exchange.cancel(true));
        return result;
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public Object token() throws Exception {
        return codec == null ? tokenIn(answer(Plain.tokenUri(target))) : super.token();
    }

    private static String tokenIn(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int start = text.indexOf("\"token\":\"") + 9;
        return text.substring(start, text.indexOf('"', start));
    }

    /** As the library's transport does: otherwise the process takes longer to end. */
    @Override
    public void close() {
        if (client instanceof AutoCloseable closeable) { // From Java 21 on.
            try {
                closeable.close();
            } catch (Exception impossible) { // HttpClient.close() declares none.
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

        private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
        private Flow.Subscription subscription;
        private int left = Plain.LIMIT;

        @Override
        public CompletionStage<byte[]> getBody() {
            return bytes.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            bytes.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                left -= buffer.remaining();
            }
            if (left >= 0) {
                bytes.onNext(buffers);
            } else {
                subscription.cancel();
                bytes.onError(new IOException("too large"));
            }
        }

        @Override
        public void onError(Throwable failure) {
            bytes.onError(failure);
        }

        @Override
        public void onComplete() {
            bytes.onComplete();
        }
    }
}
