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
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a question to a server: the only place that sends, decodes, times and logs.
 *
 * <p>Every outcome is one line at DEBUG: whoever gets the value or the exception decides whether it is worth more.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.plexauth");

    /** What all servers of an application share. */
    record Means(HttpTransport transport, JsonCodec codec, int maxResponseBytes, InstantSource clock) {}

    private record Call<T>(UseCase<T> useCase, AccessToken token, TransportRequest request, long started) {}

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

    Exchange withTimeout(Duration other) {
        return new Exchange(means, endpoint, tokens, other);
    }

    /** Asks and waits. */
    <T> T run(UseCase<T> useCase) {
        long started = System.nanoTime();
        Call<T> call = call(useCase, tokens.get(), started);
        TransportResponse response;
        try {
            response = means.transport.send(call.request);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw failed(call, failure);
        }
        return concluded(call, response);
    }

    /** Asks without waiting. */
    <T> CompletableFuture<T> runAsync(UseCase<T> useCase) {
        long started = System.nanoTime();
        var result = new CompletableFuture<T>();
        tokens.getAsync(timeout).whenComplete((token, refused) -> settle(result, () -> {
            rethrow(refused);
            Call<T> call = call(useCase, token, started);
            CompletableFuture<TransportResponse> sent = sendAsync(call);
            // A client ends its exchange only when its own future is cancelled, whatever ended the caller's.
            result.whenComplete((value, failure) -> endedByCaller(call, sent));
            sent.whenComplete((response, failure) -> settle(result, () -> {
                if (failure != null) {
                    throw failed(call, failure);
                }
                result.complete(concluded(call, response));
            }));
        }));
        return result;
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
            throw unwrapped(failure);
        }
    }

    private <T> Call<T> call(UseCase<T> useCase, AccessToken token, long started) {
        Duration left = timeout.minusNanos(System.nanoTime() - started);
        if (left.isNegative() || left.isZero()) {
            throw tokens.late(timeout, new TransportTimeoutException(timeout));
        }
        var requests = new RequestFactory(endpoint, token, left, means.maxResponseBytes);
        return new Call<>(useCase, token, useCase.request(requests), started);
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
        try {
            return call.useCase.read(new Answer(tree(response), means.clock.instant()));
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
        Throwable cause = unwrapped(failure);
        log(call, cause.getClass().getSimpleName());
        if (cause instanceof InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return TransportExceptions.interrupted(call.request, interrupted);
        }
        IOException broken = cause instanceof IOException io ? io : TransportFailure.clean(cause);
        return TransportExceptions.of(
                call.request, TransportExceptions.withoutToken(broken, call.token), timeout);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
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
