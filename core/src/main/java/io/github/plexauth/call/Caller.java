package io.github.plexauth.call;

import io.github.plexauth.check.Checks;
import io.github.plexauth.clock.Watch;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import io.github.plexauth.protocol.Endpoint;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.usecase.UseCase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Makes the calls to one server. It runs any use case, blocking or asynchronously. */
public final class Caller {

    @FunctionalInterface
    private interface Step {
        void run() throws Throwable;
    }

    private final CallSettings settings;
    private final Endpoint endpoint;
    private final TokenFetcher tokens;
    private final Duration timeout;

    /**
     * Creates a caller.
     *
     * @param settings the settings that all calls share
     * @param endpoint the server
     * @param tokens   gets the token of each call that needs one
     * @param timeout  the time that a whole call may take; positive
     */
    public Caller(CallSettings settings, Endpoint endpoint, TokenFetcher tokens, Duration timeout) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.tokens = tokens;
        this.timeout = Checks.requirePositive(timeout, "timeout");
    }

    /**
     * Returns the timeout of a call.
     *
     * @return the timeout, positive
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Returns the host of the server.
     *
     * @return a name or an address
     */
    public String host() {
        return endpoint.host();
    }

    /**
     * Returns a caller for the same server with another timeout.
     *
     * @param other the other timeout; positive
     * @return the other caller
     */
    public Caller withTimeout(Duration other) {
        return new Caller(settings, endpoint, tokens, other);
    }

    /**
     * Makes a call and waits for its result.
     *
     * @param <T>     the type of the result
     * @param useCase what to ask
     * @return the result
     * @throws PlexException if the call fails
     */
    public <T> T call(UseCase<T> useCase) {
        Deadline deadline = Deadline.after(timeout);
        Question question = useCase.question();
        Optional<AccessToken> token = question.needsToken()
                ? Optional.of(tokens.requireKind(tokens.get(timeout), endpoint.service()))
                : Optional.empty();
        Attempt<T> attempt = firstAttempt(new Call<>(settings, endpoint, useCase, question, token, deadline));
        while (true) {
            try {
                return attempt.result(send(attempt));
            } catch (PlexException failure) {
                Duration pause = attempt.pauseAfter(failure);
                try {
                    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                } catch (InterruptedException interrupted) {
                    throw attempt.failure(interrupted);
                }
                attempt = attempt.next(failure);
            }
        }
    }

    /**
     * Makes a call without waiting.
     *
     * @param <T>     the type of the result
     * @param useCase what to ask
     * @return a future of the result; completing it ends the call
     */
    public <T> CompletableFuture<T> callAsync(UseCase<T> useCase) {
        Deadline deadline = Deadline.after(timeout);
        Question question = useCase.question();
        var result = new CompletableFuture<T>();
        if (question.needsToken()) {
            tokens.getAsync(timeout).whenComplete((token, failure) -> run(result, () -> {
                if (failure != null) {
                    throw Futures.unwrap(failure);
                }
                tokens.requireKind(token, endpoint.service());
                var call = new Call<>(settings, endpoint, useCase, question, Optional.of(token), deadline);
                sendAsync(firstAttempt(call), result);
            }));
        } else {
            var call = new Call<>(settings, endpoint, useCase, question, Optional.empty(), deadline);
            run(result, () -> sendAsync(firstAttempt(call), result));
        }
        return result;
    }

    private <T> void sendAsync(Attempt<T> attempt, CompletableFuture<T> result) {
        CompletableFuture<TransportResponse> sent = startSending(attempt);
        // Transports end an exchange only when their own future is cancelled, so pass the end of the result on.
        result.whenComplete((value, failure) -> {
            if (sent.cancel(true)) {
                attempt.log("ended by the caller");
            }
        });
        sent.whenComplete((response, failure) -> run(result, () -> {
            try {
                if (failure != null) {
                    throw attempt.failure(failure);
                }
                result.complete(attempt.result(response));
            } catch (PlexException refused) {
                Watch.Alarm alarm = Watch.after(attempt.pauseAfter(refused),
                        () -> run(result, () -> sendAsync(attempt.next(refused), result)));
                result.whenComplete((value, end) -> alarm.cancel());
            }
        }));
    }

    /** Runs a step of an asynchronous call. Everything that it throws fails the call: nobody else would see it. */
    private static void run(CompletableFuture<?> result, Step step) {
        if (!result.isDone()) {
            try {
                step.run();
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        }
    }

    /** Creates the first attempt, or throws if getting the token took all the time. */
    private <T> Attempt<T> firstAttempt(Call<T> call) {
        Duration remaining = call.deadline().remaining();
        if (!Deadline.hasPassed(remaining)) {
            return Attempt.first(call, remaining);
        }
        var late = new TransportTimeoutException(timeout);
        if (call.token().isPresent()) {
            throw tokens.timedOut(timeout, late);
        }
        // A timeout of a few nanoseconds has passed although nothing has happened.
        throw Attempt.first(call, timeout).failure(late);
    }

    private TransportResponse send(Attempt<?> attempt) {
        try {
            return settings.transport().send(attempt.request());
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw attempt.failure(failure);
        }
    }

    private CompletableFuture<TransportResponse> startSending(Attempt<?> attempt) {
        try {
            CompletableFuture<TransportResponse> sent = settings.transport().sendAsync(attempt.request());
            return sent == null ? CompletableFuture.failedFuture(Attempt.nothingReturned()) : sent;
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public String toString() {
        return endpoint + ", tokens from " + tokens + ", timeout=" + timeout;
    }
}
