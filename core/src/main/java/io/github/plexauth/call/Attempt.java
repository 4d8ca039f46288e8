package io.github.plexauth.call;

import io.github.plexauth.error.PlexException;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.protocol.HttpDate;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.ResponseExceptions;
import io.github.plexauth.protocol.TransportExceptions;
import io.github.plexauth.protocol.UnreadableBodyException;
import io.github.plexauth.usecase.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt of a call: its request, and what a response or a failure means.
 *
 * <p>Every result is logged in one line at DEBUG, because the caller gets the value or the exception and decides
 * whether it is worth more. Only a repeated attempt, which the caller does not see, is logged at INFO.
 */
final class Attempt<T> {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.plexauth");

    private final Call<T> call;
    private final int number;
    private final TransportRequest request;
    private final TransportRequest shown;

    private Attempt(Call<T> call, int number, Duration remaining) {
        this.call = call;
        this.number = number;
        this.request = call.request(remaining);
        this.shown = call.endpoint().shown(call.question(), request);
    }

    /** Creates the first attempt of a call. */
    static <T> Attempt<T> first(Call<T> call, Duration remaining) {
        return new Attempt<>(call, 1, remaining);
    }

    TransportRequest request() {
        return request;
    }

    /** Returns how long to wait before the next attempt, or throws the failure if there is no other attempt. */
    Duration pauseAfter(PlexException failure) {
        Duration pause = call.settings().retries()
                .pauseAfter(number, failure)
                .filter(wait -> wait.compareTo(call.deadline().remaining()) < 0)
                .orElseThrow(() -> failure);
        LOG.info("{}: attempt {} failed with {}; the next one starts in {} ms",
                shown, number, failure.getClass().getSimpleName(), pause.toMillis());
        return pause;
    }

    /** Creates the next attempt, or throws the failure of this one if the pause has exceeded the deadline. */
    Attempt<T> next(PlexException failure) {
        Duration remaining = call.deadline().remaining();
        if (Deadline.hasPassed(remaining)) {
            throw failure;
        }
        return new Attempt<>(call, number + 1, remaining);
    }

    /** Returns the result that a response means, or throws the exception that it means. */
    T result(@Nullable TransportResponse response) {
        if (response == null) {
            throw failure(nothingReturned());
        }
        log(response.status());
        var decoder = new BodyDecoder(call.settings().codec(), call.redactor());
        if (response.status() >= 300) {
            throw errorStatus(response, decoder.decodeIfReadable(response.body()));
        }
        ResponseExceptions exceptions = responseExceptions();
        if (response.header("Content-Encoding").filter(coding -> !coding.equalsIgnoreCase("identity")).isPresent()) {
            throw exceptions.unusable(
                    response,
                    new UnreadableBodyException("is compressed, although the request asked for an answer that is not"));
        }
        Instant receivedAt = call.settings().clock().instant();
        try {
            Node body = call.useCase().needsBody()
                    ? decoder.decode(response.body())
                    : decoder.requireNoPage(response.body());
            return call.useCase().read(new Answer(
                    body, receivedAt, call.redactor(), () -> HttpDate.of(response)));
        } catch (UnreadableBodyException unreadable) {
            throw exceptions.unusable(response, unreadable);
        }
    }

    /** Returns the failure of a transport that returned null instead of a response or a future. */
    static IOException nothingReturned() {
        return new IOException("the transport returned null");
    }

    /** Returns the exception that a failure of the transport means. An Error is thrown as it is. */
    PlexException failure(Throwable failure) {
        Throwable cause = Futures.unwrap(failure);
        Optional<TransportResponse> errorHead =
                cause instanceof ResponseTooLargeException tooLarge ? tooLarge.head() : Optional.empty();
        if (errorHead.isPresent() && errorHead.get().status() >= 300) { // The status is enough without the body.
            log(errorHead.get().status());
            return errorStatus(errorHead.get(), Node.ABSENT);
        }
        log(cause.getClass().getSimpleName());
        if (cause instanceof Error error) {
            throw error;
        }
        var exceptions = new TransportExceptions(
                call.endpoint().service(), shown, call.redactor(), call.deadline().timeout());
        if (cause instanceof InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return exceptions.interrupted(interrupted);
        }
        return exceptions.of(cause instanceof IOException io ? io : TransportFailure.clean(cause));
    }

    private PlexException errorStatus(TransportResponse response, Node tree) {
        return responseExceptions().errorStatus(response, tree, call.useCase().advice(response.status()));
    }

    private ResponseExceptions responseExceptions() {
        return new ResponseExceptions(
                call.endpoint().service(), shown, call.redactor(), call.settings().clock());
    }

    void log(Object result) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}: {} in {} ms", shown, result, call.deadline().elapsed().toMillis());
        }
    }
}
