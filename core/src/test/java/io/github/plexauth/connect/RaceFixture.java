package io.github.plexauth.connect;

import static io.github.plexauth.connect.Candidates.EXPECTED;
import static io.github.plexauth.connect.Candidates.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.connect.Race.Decision;
import io.github.plexauth.connect.Race.Kind;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A race of three candidates, and what is expected of it. All times are in milliseconds. */
abstract class RaceFixture {

    private static final Pace PACE = new Pace(Duration.ofMillis(250), Duration.ofMillis(100), Duration.ofSeconds(1));
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private List<Candidate> candidates;
    Race race;

    RaceFixture() {
        prepare(3);
    }

    void prepare(int size) {
        prepare(size, TIMEOUT);
    }

    void prepare(int size, Duration timeout) {
        candidates = Candidates.create(size);
        race = new Race(candidates, EXPECTED, PACE, timeout);
    }

    /** Prepares three candidates of which the first uses https and the others http. */
    void prepareHttp() {
        candidates = Candidates.create(3, 0b110);
        race = new Race(candidates, EXPECTED, PACE, TIMEOUT);
    }

    void startAll() {
        expectStart(0, 0);
        expectStart(250, 1);
        expectStart(500, 2);
    }

    void answer(int candidate, long now) {
        race.answered(candidates.get(candidate), identity(EXPECTED), millis(now));
    }

    void answerOfAnotherServer(int candidate, long now) {
        race.answered(candidates.get(candidate), identity("another"), millis(now));
    }

    void fail(int candidate, long now) {
        race.failed(candidates.get(candidate), new IOException("failed"), millis(now));
    }

    void expectStart(long now, int candidate) {
        expect(now, new Decision(Kind.START, candidates.get(candidate), Optional.empty()));
    }

    void expectChoice(long now, int candidate) {
        expect(now, new Decision(Kind.CHOOSE, candidates.get(candidate), Optional.empty()));
    }

    void expectLoss(long now) {
        expect(now, new Decision(Kind.LOSE, null, Optional.empty()));
    }

    void expectWait(long now) {
        expect(now, new Decision(Kind.WAIT, null, Optional.empty()));
    }

    void expectWait(long now, long until) {
        expect(now, new Decision(Kind.WAIT, null, Optional.of(millis(until))));
    }

    private void expect(long now, Decision decision) {
        assertThat(race.decide(millis(now))).isEqualTo(decision);
    }

    List<Outcome> outcomes() {
        return race.attempts(millis(1_000)).stream().map(ConnectionAttempt::outcome).toList();
    }

    static Duration millis(long time) {
        return Duration.ofMillis(time);
    }
}
