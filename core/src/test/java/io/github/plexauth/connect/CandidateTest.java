package io.github.plexauth.connect;

import static io.github.plexauth.connect.Candidates.EXPECTED;
import static io.github.plexauth.connect.Candidates.connection;
import static io.github.plexauth.connect.Candidates.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.error.detail.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a candidate is described at the end of a race, and whether it may work later. */
class CandidateTest {

    private final Candidate candidate = new Candidate(connection(1));

    @Test
    void aCandidateThatWasNotNeeded() {
        assertDescription(Outcome.NOT_TRIED, "it was not needed", 0);
        assertThat(candidate.mayWorkLater()).isFalse();
        assertThat(candidate.hasLost()).isFalse();
    }

    @Test
    void aCandidateForWhichThereWasNoTime() {
        candidate.expire();

        assertDescription(Outcome.NOT_TRIED, "there was no time left", 0);
        assertThat(candidate.mayWorkLater()).isTrue();
        assertThat(candidate.hasLost()).isTrue();
    }

    @Test
    void aCandidateThatIsStillRunningAtTheEnd() {
        candidate.start(Duration.ofMillis(300));

        assertDescription(Outcome.ENDED, "another connection was chosen", 700);
        assertThat(candidate.hasLost()).isFalse();
    }

    @Test
    void aCandidateThatWasReached() {
        candidate.start(Duration.ofMillis(300));
        candidate.answer(identity(EXPECTED), EXPECTED, Duration.ofMillis(320));

        assertDescription(Outcome.REACHED, "it works, but a better connection was chosen", 20);
        assertThat(candidate.hasLost()).isFalse();
        assertThat(candidate.identity()).isEqualTo(identity(EXPECTED));
    }

    @Test
    void theChosenCandidate() {
        candidate.start(Duration.ofMillis(300));
        candidate.answer(identity(EXPECTED), EXPECTED, Duration.ofMillis(320));
        candidate.choose();

        assertDescription(Outcome.CHOSEN, "it is the best connection that works", 20);
    }

    @Test
    void aCandidateOfAnotherServer() {
        candidate.start(Duration.ZERO);
        candidate.answer(identity("another"), EXPECTED, Duration.ofMillis(5));

        assertDescription(Outcome.WRONG_SERVER, "it was not sent the access token", 5);
        assertThat(candidate.hasLost()).isTrue();
        assertThat(candidate.mayWorkLater()).isFalse();
    }

    @Test
    void aFailedCandidateIsDescribedByTheMessageWithoutTheRequest() {
        fail(failure("GET https://host1.test:32400/identity: it broke (reason: none)", true));

        assertDescription(Outcome.FAILED, "it broke (reason: none)", 40);
        assertThat(candidate.hasLost()).isTrue();
        assertThat(candidate.mayWorkLater()).isTrue();
    }

    @Test
    void aFailedCandidateMayBeDescribedByTheWholeMessage() {
        fail(failure("it broke", false));

        assertDescription(Outcome.FAILED, "it broke", 40);
        assertThat(candidate.mayWorkLater()).isFalse();
    }

    /** Only messages of the library are known to contain no secret. */
    @Test
    void anotherExceptionIsDescribedByItsClass() {
        fail(new IllegalStateException("a secret"));

        assertDescription(Outcome.FAILED, "java.lang.IllegalStateException", 40);
        assertThat(candidate.mayWorkLater()).isFalse();
    }

    @Test
    void onlyACandidateThatAnsweredHasAnIdentity() {
        assertThatNullPointerException().isThrownBy(candidate::identity).withMessage("identity");
    }

    private void fail(Throwable failure) {
        candidate.start(Duration.ofMillis(10));
        candidate.fail(failure, Duration.ofMillis(50));
    }

    private static PlexTransportException failure(String message, boolean retryable) {
        return PlexTransportException.of(new Failure(message, null, retryable));
    }

    private void assertDescription(Outcome outcome, String detail, long took) {
        assertThat(candidate.attempt(Duration.ofMillis(1_000)))
                .isEqualTo(new ConnectionAttempt(connection(1), outcome, detail, Duration.ofMillis(took)));
    }
}
