package io.github.plexauth.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The timeout, other servers, and the state of the candidates after a race is decided. */
class RaceEndTest extends RaceFixture {

    @Test
    void eventsAfterTheChoiceChangeNothing() {
        startAll();
        answer(2, 510);
        expectChoice(610, 2);
        List<ConnectionAttempt> attempts = race.attempts(millis(610));

        answer(0, 611);
        expectWait(611);
        fail(1, 612);
        expectWait(9_999_999);

        assertThat(race.attempts(millis(610))).isEqualTo(attempts);
        assertThat(outcomes()).containsExactly(Outcome.ENDED, Outcome.ENDED, Outcome.CHOSEN);
    }

    @Test
    void aLostRaceStaysLost() {
        prepare(1);
        expectStart(0, 0);
        fail(0, 1);
        expectLoss(1);

        expectWait(2);
        answer(0, 3);
        expectWait(3);

        assertThat(outcomes()).containsExactly(Outcome.FAILED);
    }

    @Test
    void anotherServerCountsAsAFailure() {
        expectStart(0, 0);
        answerOfAnotherServer(0, 10);
        expectStart(10, 1);
        answer(1, 20);
        expectChoice(20, 1);

        assertThat(outcomes()).containsExactly(Outcome.WRONG_SERVER, Outcome.CHOSEN, Outcome.NOT_TRIED);
    }

    @Test
    void anAnswerOfAnotherServerDoesNotStartTheGrace() {
        startAll();
        answerOfAnotherServer(2, 510);
        expectWait(5_000);
        answer(1, 5_010);
        expectWait(5_010, 5_110);
    }

    @Test
    void candidatesThatWereNotStartedBeforeTheTimeoutAreNotTried() {
        prepare(4, Duration.ofMillis(500));
        expectStart(0, 0);
        expectStart(250, 1);
        expectWait(499, 500);
        expectWait(500);
        fail(0, 501);
        expectWait(501);
        fail(1, 502);
        expectLoss(502);

        assertThat(outcomes())
                .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.NOT_TRIED, Outcome.NOT_TRIED);
        assertThat(race.attempts(millis(502)).get(2).detail()).isEqualTo("there was no time left");
        assertThat(race.mayWorkLater()).isTrue();
    }

    @Test
    void aFailureAfterTheTimeoutStartsNoCandidate() {
        prepare(2, Duration.ofMillis(500));
        expectStart(400, 0);
        fail(0, 500);
        expectLoss(500);
    }

    @Test
    void aRaceWhoseTimeoutHasPassedBeforeItStartsIsLostAtOnce() {
        prepare(2, Duration.ofMillis(500));
        expectLoss(500);

        assertThat(outcomes()).containsExactly(Outcome.NOT_TRIED, Outcome.NOT_TRIED);
    }

    @Test
    void aCandidateThatAnswersAfterTheTimeoutIsStillChosen() {
        prepare(2, Duration.ofMillis(200));
        expectStart(0, 0);
        expectWait(200);
        answer(0, 201);
        expectChoice(201, 0);

        assertThat(outcomes()).containsExactly(Outcome.CHOSEN, Outcome.NOT_TRIED);
    }

    @Test
    void theAttemptsTellHowLongEachCandidateTook() {
        startAll();
        fail(1, 510);
        answer(2, 530);
        expectChoice(630, 2);

        assertThat(race.attempts(millis(630))).extracting(ConnectionAttempt::took)
                .containsExactly(millis(630), millis(260), millis(30));
    }
}
