package io.github.plexauth.connect;

import org.junit.jupiter.api.Test;

/** Each test runs one sequence of events until the race is decided. {@link RaceModelTest} runs every sequence. */
class RaceTest extends RaceFixture {

    @Test
    void aRaceWithoutCandidatesIsLostAtOnce() {
        prepare(0);

        expectLoss(0);
    }

    @Test
    void theRaceWaitsForTheLastCandidate() {
        prepare(1);

        expectStart(0, 0);
        expectWait(0);
        expectWait(60_000);

        answer(0, 60_001);
        expectChoice(60_001, 0);
    }

    @Test
    void theRaceIsLostIfTheOnlyCandidateFails() {
        prepare(1);
        expectStart(0, 0);

        fail(0, 1);

        expectLoss(1);
    }

    @Test
    void candidatesStartInOrderAndOneStaggerApart() {
        expectStart(0, 0);
        expectWait(0, 250);
        expectWait(249, 250);
        expectStart(250, 1);
        expectWait(250, 500);
        expectStart(500, 2);
        expectWait(500);
    }

    @Test
    void aLateStartDelaysTheNextStart() {
        expectStart(0, 0);
        expectStart(400, 1);
        expectWait(400, 650);
        expectWait(649, 650);
        expectStart(650, 2);
    }

    @Test
    void aFailureStartsTheNextCandidateAtOnceAndRestartsTheStagger() {
        expectStart(0, 0);
        fail(0, 10);
        expectStart(10, 1);
        expectWait(10, 260);
        expectWait(259, 260);
        expectStart(260, 2);
    }

    @Test
    void aFailureOfAnyRunningCandidateStartsTheNextOne() {
        expectStart(0, 0);
        expectStart(250, 1);
        fail(0, 251);
        expectStart(251, 2);
        expectWait(251);
    }

    @Test
    void twoFailuresAtOnceStartOneCandidate() {
        prepare(4);
        expectStart(0, 0);
        expectStart(250, 1);
        fail(1, 300);
        fail(0, 300);
        expectStart(300, 2);
        expectWait(300, 550);
    }

    @Test
    void theRaceIsLostWhenTheLastCandidateFails() {
        expectStart(0, 0);
        fail(0, 1);
        expectStart(1, 1);
        fail(1, 2);
        expectStart(2, 2);
        expectWait(2);
        fail(2, 3);
        expectLoss(3);
    }

    @Test
    void theFirstCandidateIsChosenAtOnceIfItAnswers() {
        expectStart(0, 0);
        answer(0, 5);
        expectChoice(5, 0);
    }

    @Test
    void aCandidateIsChosenAtOnceIfAllBetterOnesHaveFailed() {
        expectStart(0, 0);
        fail(0, 1);
        expectStart(1, 1);
        answer(1, 2);
        expectChoice(2, 1);
    }

    @Test
    void betterCandidatesHaveAGraceAfterAnAnswerAndNoOtherStarts() {
        expectStart(0, 0);
        expectStart(250, 1);
        answer(1, 260);
        expectWait(260, 360);
        expectWait(359, 360);
        expectChoice(360, 1);
    }

    @Test
    void theLastCandidateIsChosenAfterTheGraceIfTheBetterOnesDoNotAnswer() {
        startAll();
        answer(2, 510);
        expectWait(510, 610);
        expectWait(609, 610);
        expectChoice(610, 2);
    }

    @Test
    void aBetterCandidateThatAnswersWithinTheGraceIsChosen() {
        startAll();
        answer(2, 510);
        answer(0, 609);
        expectChoice(609, 0);
    }

    @Test
    void anAnswerOverHttpWaitsLongerAsLongAsHttpsMayAnswer() {
        prepareHttp();
        startAll();
        answer(2, 510);
        expectWait(510, 1_510);
        fail(1, 520);
        expectWait(520, 1_510);
        expectChoice(1_510, 2);

        prepareHttp();
        startAll();
        fail(0, 505);
        answer(2, 510);
        expectWait(510, 610);
    }

    @Test
    void aBetterAnswerDoesNotExtendTheGrace() {
        startAll();
        answer(2, 510);
        expectWait(510, 610);
        answer(1, 600);
        expectWait(600, 610);
        expectChoice(610, 1);
    }

    @Test
    void aWorseAnswerChangesNothing() {
        startAll();
        answer(1, 510);
        answer(2, 520);
        expectWait(520, 610);
        expectChoice(610, 1);
    }

    @Test
    void theGraceEndsEarlyWhenTheLastBetterCandidateFails() {
        startAll();
        answer(2, 510);
        fail(0, 520);
        expectWait(520, 610);
        fail(1, 530);
        expectChoice(530, 2);
    }

    @Test
    void aFailureOfAWorseCandidateDoesNotEndTheGrace() {
        startAll();
        answer(1, 510);
        fail(2, 520);
        expectWait(520, 610);
    }

    @Test
    void aFailureDuringTheGraceStartsNoCandidate() {
        prepare(4);
        expectStart(0, 0);
        expectStart(250, 1);
        expectStart(500, 2);
        answer(2, 510);
        fail(1, 511);
        expectWait(511, 610);
        fail(0, 512);
        expectChoice(512, 2);
    }
}
