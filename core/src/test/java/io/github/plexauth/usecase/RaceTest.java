package io.github.plexauth.usecase;

import static io.github.plexauth.usecase.Race.Kind.CHOOSE;
import static io.github.plexauth.usecase.Race.Kind.LOST;
import static io.github.plexauth.usecase.Race.Kind.START;
import static io.github.plexauth.usecase.Race.Kind.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.usecase.Race.Decision;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One course of events each; the test is the clock. {@link RaceModelTest} goes through all of them. */
class RaceTest {

    private static final Duration STAGGER = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final long NEVER = Long.MAX_VALUE;

    private Race race = race(3);

    @Test
    void withoutCandidatesItIsLostAtOnce() {
        race = race(0);

        expect(0, LOST, -1, NEVER);
    }

    @Test
    void aSingleCandidateIsWaitedForAsLongAsItTakes() {
        race = race(1);

        expect(0, START, 0, 0);
        expect(0, WAIT, -1, NEVER);
        expect(60_000, WAIT, -1, NEVER);

        succeed(0, 60_001);
        expect(60_001, CHOOSE, 0, 60_001);
    }

    @Test
    void aSingleCandidateThatFailsIsALostRace() {
        race = race(1);
        expect(0, START, 0, 0);

        race.failed(0);

        expect(1, LOST, -1, NEVER);
    }

    @Test
    void candidatesStartInTheirOrderAndAStaggerApart() {
        expect(0, START, 0, 0);
        expect(0, WAIT, -1, 250);
        expect(249, WAIT, -1, 250);
        expect(250, START, 1, 250);
        expect(250, WAIT, -1, 500);
        expect(500, START, 2, 500);
        expect(500, WAIT, -1, NEVER);
    }

    @Test
    void aLateTimerDoesNotBringTheNextStartForward() {
        expect(0, START, 0, 0);
        expect(400, START, 1, 400);
        expect(400, WAIT, -1, 650);
        expect(649, WAIT, -1, 650);
        expect(650, START, 2, 650);
    }

    @Test
    void theNextStartsAtOnceWhenOneFailsAndTheStaggerBeginsAnew() {
        expect(0, START, 0, 0);
        race.failed(0);
        expect(10, START, 1, 10);
        expect(10, WAIT, -1, 260);
        expect(259, WAIT, -1, 260);
        expect(260, START, 2, 260);
    }

    @Test
    void aFailureOfAnyRunningCandidateStartsTheNext() {
        expect(0, START, 0, 0);
        expect(250, START, 1, 250);
        race.failed(0);
        expect(251, START, 2, 251);
        expect(251, WAIT, -1, NEVER);
    }

    @Test
    void twoFailuresAtOnceStartOne() {
        race = race(4);
        expect(0, START, 0, 0);
        expect(250, START, 1, 250);
        race.failed(1);
        race.failed(0);
        expect(300, START, 2, 300);
        expect(300, WAIT, -1, 550);
    }

    @Test
    void ifAllFailItIsLostOnlyWithTheLast() {
        expect(0, START, 0, 0);
        race.failed(0);
        expect(1, START, 1, 1);
        race.failed(1);
        expect(2, START, 2, 2);
        expect(2, WAIT, -1, NEVER);
        race.failed(2);
        expect(3, LOST, -1, NEVER);
    }

    @Test
    void theBestWinsAtOnceAndNothingStartsAnyMore() {
        expect(0, START, 0, 0);
        succeed(0, 5);
        expect(5, CHOOSE, 0, 5);
    }

    @Test
    void aSuccessIsChosenAtOnceIfAllBetterOnesHaveFailed() {
        expect(0, START, 0, 0);
        race.failed(0);
        expect(1, START, 1, 1);
        succeed(1, 2);
        expect(2, CHOOSE, 1, 2);
    }

    @Test
    void aSuccessWaitsAGraceForABetterOneAndNothingElseStarts() {
        expect(0, START, 0, 0);
        expect(250, START, 1, 250);
        succeed(1, 260);
        expect(260, WAIT, -1, 360);
        expect(359, WAIT, -1, 360);
        expect(360, CHOOSE, 1, 360);
    }

    @Test
    void theLastIsChosenAfterTheGraceWhileTheBetterOnesHang() {
        startAll();
        succeed(2, 510);
        expect(510, WAIT, -1, 610);
        expect(609, WAIT, -1, 610);
        expect(610, CHOOSE, 2, 610);
    }

    @Test
    void aBetterSuccessWithinTheGraceWins() {
        startAll();
        succeed(2, 510);
        succeed(0, 609);
        expect(609, CHOOSE, 0, 609);
    }

    @Test
    void aBetterSuccessDoesNotProlongTheGrace() {
        startAll();
        succeed(2, 510);
        expect(510, WAIT, -1, 610);
        succeed(1, 600);
        expect(600, WAIT, -1, 610);
        expect(610, CHOOSE, 1, 610);
    }

    @Test
    void aWorseSuccessChangesNothing() {
        startAll();
        succeed(1, 510);
        succeed(2, 520);
        expect(520, WAIT, -1, 610);
        expect(610, CHOOSE, 1, 610);
    }

    @Test
    void theGraceEndsEarlyWhenTheLastBetterOneFails() {
        startAll();
        succeed(2, 510);
        race.failed(0);
        expect(520, WAIT, -1, 610);
        race.failed(1);
        expect(530, CHOOSE, 2, 530);
    }

    @Test
    void aFailureOfAWorseOneDoesNotEndTheGrace() {
        startAll();
        succeed(1, 510);
        race.failed(2);
        expect(520, WAIT, -1, 610);
    }

    @Test
    void aFailureDuringTheGraceStartsNothing() {
        race = race(4);
        expect(0, START, 0, 0);
        expect(250, START, 1, 250);
        expect(500, START, 2, 500);
        succeed(2, 510);
        race.failed(1);
        expect(511, WAIT, -1, 610);
        race.failed(0);
        expect(512, CHOOSE, 2, 512);
    }

    @Test
    void whatComesLateDoesNotChangeTheChoice() {
        startAll();
        succeed(2, 510);
        expect(610, CHOOSE, 2, 610);

        succeed(0, 611);
        expect(611, CHOOSE, 2, 611);
        race.failed(1);
        expect(9_999, CHOOSE, 2, 9_999);
    }

    private void startAll() {
        expect(0, START, 0, 0);
        expect(250, START, 1, 250);
        expect(500, START, 2, 500);
    }

    private void succeed(int candidate, long now) {
        race.succeeded(candidate, millis(now));
    }

    private void expect(long now, Race.Kind kind, int candidate, long until) {
        assertThat(race.decide(millis(now))).isEqualTo(new Decision(kind, candidate, millis(until)));
    }

    private static long millis(long time) {
        return time == NEVER ? NEVER : Duration.ofMillis(time).toNanos();
    }

    private static Race race(int candidates) {
        return new Race(candidates, STAGGER, GRACE);
    }
}
