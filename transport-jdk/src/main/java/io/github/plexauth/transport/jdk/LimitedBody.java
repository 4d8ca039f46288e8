package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.ResponseTooLargeException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects a response body, and stops the exchange as soon as it is known to be larger than allowed. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
    private final long announced;
    private final int limit;
    private int left;
    private Flow.Subscription subscription;

    LimitedBody(HttpResponse.ResponseInfo head, int limit) {
        this.announced = head.headers().firstValueAsLong("Content-Length").orElse(0);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        bytes.onSubscribe(subscription);
        if (announced > limit) {
            stop();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        int size = buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        if (size > left) {
            stop();
        } else {
            left -= size;
            bytes.onNext(buffers);
        }
    }

    private void stop() {
        left = 0;
        subscription.cancel();
        bytes.onError(new ResponseTooLargeException(limit));
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
