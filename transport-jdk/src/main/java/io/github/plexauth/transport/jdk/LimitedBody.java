package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.ResponseTooLargeException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects a response body. It ends the exchange as soon as the body is too large or has no clear end. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
    private final int status;
    private final HttpHeaders headers;
    private final int limit;
    private int left;

    @SuppressWarnings("NullAway.Init") // The client calls onSubscribe first.
    private Flow.Subscription subscription;

    LimitedBody(HttpResponse.ResponseInfo head, int limit) {
        this.status = head.statusCode();
        this.headers = head.headers();
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
        List<String> lengths = headers.allValues("Content-Length");
        long announced = lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0));
        if (announced > limit) {
            stop(tooLarge());
        } else if (announced < 0 || differ(lengths) || (isChunked() && !lengths.isEmpty())) {
            // The client would use the first length that it finds, and would wait for ever if it is negative.
            stop(new ProtocolException("the response does not say clearly where it ends"));
        }
    }

    private static boolean differ(List<String> lengths) {
        return lengths.size() > 1 && !lengths.stream().allMatch(lengths.get(0)::equals);
    }

    private boolean isChunked() {
        return !headers.allValues("Transfer-Encoding").isEmpty();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        int size = 0;
        for (ByteBuffer buffer : buffers) {
            size += buffer.remaining();
        }
        if (size > left) {
            stop(tooLarge());
        } else {
            left -= size;
            bytes.onNext(buffers);
        }
    }

    private ResponseTooLargeException tooLarge() {
        return new ResponseTooLargeException(limit, status, headers.map());
    }

    private void stop(IOException failure) {
        left = 0;
        subscription.cancel();
        bytes.onError(failure);
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
