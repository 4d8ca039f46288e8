package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Another use case, whose result comes with the time at the server.
 *
 * @param <T>     the type of the result
 * @param useCase the other use case
 */
public record WithServerTime<T>(UseCase<T> useCase) implements UseCase<WithServerTime.Timed<T>> {

    /**
     * A result with the time at which it was made.
     *
     * @param <T>        the type of the result
     * @param value      the result
     * @param receivedAt when it was received, by the clock of this machine
     * @param serverTime when the server sent it, by its own clock, if it said so
     */
    public record Timed<T>(T value, Instant receivedAt, Optional<Instant> serverTime) {}

    @Override
    public Question question() {
        return useCase.question();
    }

    @Override
    public Timed<T> read(Answer answer) {
        return new Timed<>(useCase.read(answer), answer.receivedAt(), answer.serverTime().get());
    }

    @Override
    public boolean needsBody() {
        return useCase.needsBody();
    }

    @Override
    public List<String> secrets() {
        return useCase.secrets();
    }

    @Override
    public Optional<String> advice(int status) {
        return useCase.advice(status);
    }
}
