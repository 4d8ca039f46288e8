package io.github.plexauth.connect;

import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ServerIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides when each candidate starts and which one wins.
 *
 * <p>A race performs no I/O and has no clock: it is told what happened and when, and asked what to do next, so tests
 * can try every sequence of events. It is not thread-safe.
 *
 * <p>The candidates start one after the other, a stagger apart, or at once after one has failed. After one has
 * succeeded, the candidates that rank before it get a short grace to succeed too. It is longer if one over http has
 * succeeded and one over https may still succeed.
 */
final class Race {

    /** The next step of a race. */
    enum Kind {
        /** Start the candidate, then ask again. */
        START,
        /** The candidate has won. The race is decided. */
        CHOOSE,
        /** No candidate works. The race is decided. */
        LOSE,
        /** Ask again after the next event, or at the given time if that is sooner. */
        WAIT
    }

    /** A decision; {@code until} is present only for a {@link Kind#WAIT} that a time ends. */
    record Decision(Kind kind, @Nullable Candidate candidate, Optional<Duration> until) {

        private static final Decision LOSE = new Decision(Kind.LOSE, null, Optional.empty());
        private static final Decision WAIT = new Decision(Kind.WAIT, null, Optional.empty());

        private static Decision waitUntil(Duration time) {
            return new Decision(Kind.WAIT, null, Optional.of(time));
        }
    }

    private final List<Candidate> candidates;
    private final String expectedIdentifier;
    private final Pace pace;
    private final Duration timeout;
    private Duration nextStart = Duration.ZERO;
    private @Nullable Duration firstSuccess;
    private boolean decided;

    /**
     * Prepares a race.
     *
     * @param candidates         the candidates, the best one first
     * @param expectedIdentifier the machine identifier of the server to find
     * @param pace               the timing
     * @param timeout            the time after which no candidate starts
     */
    Race(List<Candidate> candidates, String expectedIdentifier, Pace pace, Duration timeout) {
        this.candidates = candidates;
        this.expectedIdentifier = expectedIdentifier;
        this.pace = pace;
        this.timeout = timeout;
    }

    /** Records that a candidate has answered. All times count from the start of the race. */
    void answered(Candidate candidate, ServerIdentity identity, Duration now) {
        if (decided) { // The description of the end must not change afterwards.
            return;
        }
        candidate.answer(identity, expectedIdentifier, now);
        if (candidate.hasLost()) {
            nextStart = now;
        } else if (firstSuccess == null) {
            firstSuccess = now;
        }
    }

    /** Records that a candidate has failed. */
    void failed(Candidate candidate, Throwable failure, Duration now) {
        if (!decided) {
            candidate.fail(failure, now);
            nextStart = now;
        }
    }

    /** Decides the next step. A candidate to start counts as started. */
    Decision decide(Duration now) {
        if (decided) {
            return Decision.WAIT;
        }
        Optional<Candidate> best = first(Candidate.State.REACHED);
        if (best.isPresent()) {
            Duration graceEnd = Objects.requireNonNull(firstSuccess).plus(grace(best.get()));
            return hasRival(best.get(), rival -> !rival.hasLost()) && now.compareTo(graceEnd) < 0
                    ? Decision.waitUntil(graceEnd)
                    : choose(best.get());
        }
        if (now.compareTo(timeout) >= 0) {
            candidates.stream().filter(candidate -> candidate.state() == Candidate.State.WAITING)
                    .forEach(Candidate::expire);
        }
        Optional<Candidate> next = first(Candidate.State.WAITING);
        if (next.isPresent()) {
            return now.compareTo(nextStart) < 0 ? Decision.waitUntil(nextStart) : start(next.get(), now);
        }
        decided = candidates.stream().allMatch(Candidate::hasLost);
        return decided ? Decision.LOSE : Decision.WAIT;
    }

    private Optional<Candidate> first(Candidate.State state) {
        return candidates.stream().filter(candidate -> candidate.state() == state).findFirst();
    }

    private Duration grace(Candidate best) {
        boolean waitsForHttps = !best.isEncrypted()
                && hasRival(best, rival -> !rival.hasLost() && rival.isEncrypted());
        return waitsForHttps ? pace.httpGrace() : pace.grace();
    }

    /** Returns whether a candidate that ranks before this one has a property. */
    private boolean hasRival(Candidate candidate, Predicate<Candidate> property) {
        return candidates.stream().takeWhile(other -> other != candidate).anyMatch(property);
    }

    private Decision choose(Candidate candidate) {
        decided = true;
        candidate.choose();
        return new Decision(Kind.CHOOSE, candidate, Optional.empty());
    }

    private Decision start(Candidate candidate, Duration now) {
        candidate.start(now);
        nextStart = now.plus(pace.stagger());
        return new Decision(Kind.START, candidate, Optional.empty());
    }

    /** Describes what happened to each candidate. */
    List<ConnectionAttempt> attempts(Duration now) {
        return candidates.stream().map(candidate -> candidate.attempt(now)).toList();
    }

    /** Returns whether one of the candidates may work later. */
    boolean mayWorkLater() {
        return candidates.stream().anyMatch(Candidate::mayWorkLater);
    }
}
