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
 * The client of java.net.http with the settings of JdkHttpTransport. The timeout and the size limit are implemented
 * here, in the cheapest way.
 */
final class BareJdk extends HandWrittenSubject {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final JsonCodec codec;

    /** Creates the subject. Without JSON it supports only {@link #token()}, which searches the text for the token. */
    BareJdk(Target target, boolean json) {
        super(target);
        this.codec = json ? JsonbCodec.create() : null;
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
    Object send(URI uri) throws Exception {
        return codec.decode(responseBody(uri));
    }

    private byte[] responseBody(URI uri) throws Exception {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request(uri), head -> new LimitedBody());
        try {
            return body(exchange.get(HandWrittenCode.TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException timeout) {
            exchange.cancel(true);
            throw timeout;
        }
    }

    @Override
    <T> CompletableFuture<T> sendAsync(URI uri, Function<Object, T> reader) {
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request(uri), head -> new LimitedBody());
        CompletableFuture<T> result = exchange.thenApply(response -> reader.apply(codec.decode(body(response))))
                .orTimeout(HandWrittenCode.TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
        return codec == null ? findToken(responseBody(HandWrittenCode.tokenUri(target))) : super.token();
    }

    private static String findToken(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
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

    private static final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

        private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
        private Flow.Subscription subscription;
        private int remaining = HandWrittenCode.MAX_RESPONSE_BYTES;

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
                remaining -= buffer.remaining();
            }
            if (remaining >= 0) {
                bytes.onNext(buffers);
            } else {
                subscription.cancel();
                bytes.onError(new IOException("the response is too large"));
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
