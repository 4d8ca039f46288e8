package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import io.github.plexauth.usecase.Answer;
import io.github.plexauth.usecase.UseCase;
import io.github.plexauth.wire.ApiExceptions;
import io.github.plexauth.wire.BodyKind;
import io.github.plexauth.wire.Endpoint;
import io.github.plexauth.wire.Node;
import io.github.plexauth.wire.RequestFactory;
import io.github.plexauth.wire.TransportExceptions;
import io.github.plexauth.wire.UnreadableException;
import io.github.plexauth.wire.XmlTree;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a question to a server: the only place that sends, decodes, times and logs.
 *
 * <p>Every outcome is one line at DEBUG: whoever gets the value or the exception decides whether it is worth more.
 * Only a retry, which nobody else sees, is INFO.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.plexauth");

    /** What all servers of an application share. */
    record Means(
            HttpTransport transport, JsonCodec codec, int maxResponseBytes, InstantSource clock, RetryPolicy retries) {

        Means withoutRetries() {
            return new Means(transport, codec, maxResponseBytes, clock, RetryPolicy.none());
        }
    }

    private record Call<T>(
            UseCase<T> useCase, Optional<AccessToken> token, TransportRequest request, long started, int attempt) {}

    @FunctionalInterface
    private interface Step {
        void take() throws Throwable;
    }

    private final Means means;
    private final Endpoint endpoint;
    private final TokenSupply tokens;
    private final Duration timeout;

    Exchange(Means means, Endpoint endpoint, TokenSupply tokens, Duration timeout) {
        if (timeout == null || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is not positive");
        }
        this.means = means;
        this.endpoint = endpoint;
        this.tokens = tokens;
        this.timeout = timeout;
    }

    Duration timeout() {
        return timeout;
    }

    Exchange withTimeout(Duration other) {
        return new Exchange(means, endpoint, tokens, other);
    }

    /** Asks and waits. */
    <T> T run(UseCase<T> useCase) {
        long started = System.nanoTime();
        Optional<AccessToken> token = useCase.needsToken() ? Optional.of(tokens.get()) : Optional.empty();
        Call<T> call = call(useCase, token, started);
        while (true) {
            try {
                return concluded(call, send(call));
            } catch (PlexException failure) {
                Duration pause = pauseAfter(call, failure);
                try {
                    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                } catch (InterruptedException interrupted) {
                    throw failed(call, interrupted);
                }
                call = again(call, failure);
            }
        }
    }

    /** Asks without waiting. */
    <T> CompletableFuture<T> runAsync(UseCase<T> useCase) {
        long started = System.nanoTime();
        var result = new CompletableFuture<T>();
        if (useCase.needsToken()) {
            tokens.getAsync(timeout).whenComplete((token, refused) -> settle(result, () -> {
                rethrow(refused);
                sendAsync(call(useCase, Optional.of(token), started), result);
            }));
        } else {
            settle(result, () -> sendAsync(call(useCase, Optional.empty(), started), result));
        }
        return result;
    }

    private <T> void sendAsync(Call<T> call, CompletableFuture<T> result) {
        CompletableFuture<TransportResponse> sent = sendAsync(call);
        // A client ends its exchange only when its own future is cancelled, whatever ended the caller's.
        result.whenComplete((value, failure) -> endedByCaller(call, sent));
        sent.whenComplete((response, failure) -> settle(result, () -> {
            try {
                if (failure != null) {
                    throw failed(call, failure);
                }
                result.complete(concluded(call, response));
            } catch (PlexException refused) {
                Duration pause = pauseAfter(call, refused);
                CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS)
                        .execute(() -> settle(result, () -> sendAsync(again(call, refused), result)));
            }
        }));
    }

    /**
     * Takes a step of an asynchronous call. Whatever it throws, an Error too, ends the call: nobody else would see it.
     */
    private static void settle(CompletableFuture<?> result, Step step) {
        if (!result.isDone()) {
            try {
                step.take();
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            throw Futures.unwrapped(failure);
        }
    }

    private <T> Call<T> call(UseCase<T> useCase, Optional<AccessToken> token, long started) {
        Duration left = left(started);
        boolean late = left.isNegative() || left.isZero();
        if (late && token.isPresent()) {
            throw tokens.late(timeout, new TransportTimeoutException(timeout));
        }
        Call<T> call = call(useCase, token, started, 1, late ? timeout : left);
        if (late) { // There is nobody to blame for it but the timeout.
            throw failed(call, new TransportTimeoutException(timeout));
        }
        return call;
    }

    private <T> Call<T> call(
            UseCase<T> useCase, Optional<AccessToken> token, long started, int attempt, Duration left) {
        var requests = new RequestFactory(endpoint, token, left, means.maxResponseBytes);
        return new Call<>(useCase, token, useCase.request(requests), started, attempt);
    }

    private Duration left(long started) {
        return timeout.minusNanos(System.nanoTime() - started);
    }

    /** Says how long to wait before the next attempt, or throws the failure if there is to be none. */
    private Duration pauseAfter(Call<?> call, PlexException failure) {
        Duration pause = means.retries
                .pauseAfter(call.attempt, failure, ThreadLocalRandom.current().nextDouble())
                .filter(wait -> wait.compareTo(left(call.started)) < 0)
                .orElseThrow(() -> failure);
        LOG.info("{}: attempt {} failed ({}), another in {} ms",
                call.request, call.attempt, failure.getClass().getSimpleName(), pause.toMillis());
        return pause;
    }

    private <T> Call<T> again(Call<T> call, PlexException failure) {
        Duration left = left(call.started);
        if (left.isNegative() || left.isZero()) { // The pause was longer than it was meant to be.
            throw failure;
        }
        return call(call.useCase, call.token, call.started, call.attempt + 1, left);
    }

    private TransportResponse send(Call<?> call) {
        try {
            return means.transport.send(call.request);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw failed(call, failure);
        }
    }

    private CompletableFuture<TransportResponse> sendAsync(Call<?> call) {
        try {
            CompletableFuture<TransportResponse> sent = means.transport.sendAsync(call.request);
            return sent == null ? CompletableFuture.completedFuture(null) : sent;
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static void endedByCaller(Call<?> call, CompletableFuture<TransportResponse> sent) {
        if (sent.cancel(true)) {
            log(call, "ended by the caller");
        }
    }

    private <T> T concluded(Call<T> call, @Nullable TransportResponse response) {
        if (response == null) {
            throw failed(call, new IOException("the transport returned null"));
        }
        log(call, response.status());
        if (response.status() >= 300) {
            throw ApiExceptions.refused(call.request, response, treeOfError(response), call.token);
        }
        if (response.header("Content-Encoding").filter(coding -> !coding.equalsIgnoreCase("identity")).isPresent()) {
            throw ApiExceptions.unusable(call.request, response, "is compressed, which was not asked for", call.token);
        }
        Instant receivedAt = means.clock.instant();
        try {
            return call.useCase.read(new Answer(tree(response), receivedAt));
        } catch (UnreadableException unreadable) {
            throw ApiExceptions.unusable(call.request, response, unreadable.getMessage(), call.token);
        }
    }

    private Node treeOfError(TransportResponse response) {
        try {
            return tree(response);
        } catch (UnreadableException unreadable) { // The status says enough.
            return Node.ABSENT;
        }
    }

    private Node tree(TransportResponse response) {
        return switch (BodyKind.of(response.body())) {
            case JSON -> json(response.body());
            case XML -> XmlTree.read(response.body());
            case HTML -> throw new UnreadableException("is a page of HTML");
            case EMPTY -> throw new UnreadableException("is empty");
            case OTHER -> throw new UnreadableException("is neither JSON nor XML");
        };
    }

    private Node json(byte[] body) {
        try {
            return new Node(means.codec.decode(body));
        } catch (JsonCodecException refused) {
            throw new UnreadableException("is not the JSON that it begins as: " + refused.getMessage());
        } catch (RuntimeException quotesTheText) {
            throw new UnreadableException("was not decoded: the codec failed with "
                    + quotesTheText.getClass().getName());
        }
    }

    private PlexException failed(Call<?> call, Throwable failure) {
        Throwable cause = Futures.unwrapped(failure);
        log(call, cause.getClass().getSimpleName());
        if (cause instanceof InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return TransportExceptions.interrupted(call.request, interrupted);
        }
        IOException broken = cause instanceof IOException io ? io : TransportFailure.clean(cause);
        return TransportExceptions.of(
                call.request, TransportExceptions.withoutToken(broken, call.token), timeout);
    }

    private static void log(Call<?> call, Object outcome) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}: {} in {} ms", call.request, outcome, (System.nanoTime() - call.started) / 1_000_000);
        }
    }

    @Override
    public String toString() {
        return endpoint + ", tokens from " + tokens + ", timeout=" + timeout;
    }
}
