package io.github.plexauth.connect;

import static io.github.plexauth.connect.Candidates.EXPECTED;
import static io.github.plexauth.connect.Candidates.identity;
import static io.github.plexauth.connect.RaceFixture.millis;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.connect.Race.Decision;
import io.github.plexauth.connect.Race.Kind;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs small races with every order of events, and large ones with random events, and checks what must always hold. */
class RaceModelTest {

    private static final long STAGGER = 250;
    private static final long GRACE = 100;
    private static final long HTTP_GRACE = 1_000;
    private static final long TIMEOUT = 5_000;

    /** The events of {@link #explore} that are not about a candidate. All are negative. */
    private static final int ON_TIME = -1;
    private static final int LATE = -2;
    private static final int TIMEOUT_PASSES = -3;

    /** What the race was told about a candidate. */
    private enum Fate { OPEN, FAILED, WRONG_SERVER, REACHED }

    private static final List<Fate> EVENTS = List.of(Fate.FAILED, Fate.WRONG_SERVER, Fate.REACHED);

    /** A race, and what an observer knows about it. All times are in milliseconds. */
    private static final class Course {

        private final List<Candidate> candidates;
        private final Race race;
        private final int size;
        private final long timeout;
        private final List<Long> starts = new ArrayList<>();
        private final Fate[] fates;
        private final List<String> story = new ArrayList<>();
        private long now;
        private long lastFailure = -1;
        private long firstSuccess = Long.MAX_VALUE;
        private Decision decision;
        private Decision end;
        private long endedAt;
        private List<ConnectionAttempt> attemptsAtEnd;

        /** The candidates whose bit in {@code plain} is set use http. */
        Course(int size, int plain, long timeout) {
            this.size = size;
            this.timeout = timeout;
            this.candidates = Candidates.create(size, plain);
            Pace pace = new Pace(millis(STAGGER), millis(GRACE), millis(HTTP_GRACE));
            this.race = new Race(candidates, EXPECTED, pace, millis(timeout));
            this.fates = new Fate[size];
            Arrays.fill(fates, Fate.OPEN);
            decide();
        }

        boolean isOver() {
            return end != null;
        }

        boolean isOpen(int candidate) {
            return candidate < starts.size() && fates[candidate] == Fate.OPEN;
        }

        Optional<Long> until() {
            return decision.until().map(Duration::toMillis);
        }

        void tell(int candidate, Fate fate) {
            story.add(fate + " " + candidate + " at " + now);
            if (fate == Fate.FAILED) {
                race.failed(candidates.get(candidate), new IllegalStateException("failed"), Duration.ofMillis(now));
            } else {
                String identifier = fate == Fate.REACHED ? EXPECTED : "another";
                race.answered(candidates.get(candidate), identity(identifier), Duration.ofMillis(now));
            }
            fates[candidate] = fate;
            if (fate == Fate.REACHED) {
                firstSuccess = Math.min(firstSuccess, now);
            } else {
                lastFailure = now;
            }
            decide();
        }

        void pass(long time) {
            now = time;
            decide();
        }

        private void decide() {
            do {
                decision = race.decide(Duration.ofMillis(now));
                story.add(decision.kind() + " " + indexOf(decision) + " until " + until() + " at " + now);
                if (decision.kind() == Kind.START) {
                    checkStart(indexOf(decision));
                    starts.add(now);
                }
            } while (decision.kind() == Kind.START);
            if (isOver()) {
                checkNothingChangesAfterTheEnd();
            } else if (decision.kind() == Kind.WAIT) {
                checkWait();
            } else {
                end = decision;
                endedAt = now;
                attemptsAtEnd = race.attempts(Duration.ofMillis(endedAt));
                if (decision.kind() == Kind.CHOOSE) {
                    checkChoice(indexOf(decision));
                } else {
                    checkLoss();
                }
            }
        }

        private int indexOf(Decision made) {
            return candidates.indexOf(made.candidate());
        }

        private boolean timeoutHasPassed() {
            return now >= timeout;
        }

        private void checkNothingChangesAfterTheEnd() {
            assertThat(decision.kind()).as("the race is decided: %s", story).isEqualTo(Kind.WAIT);
            assertThat(decision.candidate()).as("%s", story).isNull();
            assertThat(decision.until()).as("%s", story).isEmpty();
            assertThat(race.attempts(Duration.ofMillis(endedAt)))
                    .as("the description of the end is final: %s", story)
                    .isEqualTo(attemptsAtEnd);
        }

        private void checkStart(int candidate) {
            assertThat(isOver()).as("nothing starts after the end: %s", story).isFalse();
            assertThat(timeoutHasPassed()).as("nothing starts after the timeout: %s", story).isFalse();
            assertThat(candidate).as("each starts once and in order: %s", story).isEqualTo(starts.size());
            assertThat(firstSuccess).as("nothing starts after a success: %s", story).isEqualTo(Long.MAX_VALUE);
            if (candidate > 0) {
                long before = starts.get(candidate - 1);
                assertThat(now >= before + STAGGER || lastFailure >= before)
                        .as("a stagger has passed or one has failed: %s", story)
                        .isTrue();
            }
        }

        private void checkChoice(int candidate) {
            assertThat(candidate).as("it is the best that was reached: %s", story).isEqualTo(best());
            assertThat(now >= graceEnd(candidate) || openBefore(candidate) == 0)
                    .as("the better ones had their grace: %s", story)
                    .isTrue();
            for (int i = 0; i < size; i++) {
                Outcome expected = i == candidate ? Outcome.CHOSEN
                        : i >= starts.size() ? Outcome.NOT_TRIED
                        : fates[i] == Fate.OPEN ? Outcome.ENDED
                        : Outcome.valueOf(fates[i].name());
                assertThat(attemptsAtEnd.get(i).outcome()).as("%s: %s", i, story).isEqualTo(expected);
            }
        }

        private void checkLoss() {
            assertThat(starts.size() == size || timeoutHasPassed())
                    .as("all were tried or there was no time: %s", story)
                    .isTrue();
            for (int i = 0; i < size; i++) {
                boolean started = i < starts.size();
                assertThat(attemptsAtEnd.get(i).outcome()).as("%s: %s", i, story)
                        .isEqualTo(started ? Outcome.valueOf(fates[i].name()) : Outcome.NOT_TRIED)
                        .isIn(Outcome.FAILED, Outcome.WRONG_SERVER, Outcome.NOT_TRIED);
                assertThat(attemptsAtEnd.get(i).detail().equals("there was no time left")).as("%s: %s", i, story)
                        .isEqualTo(!started);
            }
            assertThat(race.mayWorkLater()).as("one was not tried: %s", story).isEqualTo(starts.size() < size);
        }

        private void checkWait() {
            assertThat(decision.candidate()).as("%s", story).isNull();
            if (best() >= 0) {
                assertThat(openBefore(best())).as("the choice is not due: %s", story).isPositive();
                assertThat(now).as("the grace is not over: %s", story).isLessThan(graceEnd(best()));
                assertThat(until()).as("%s", story).contains(graceEnd(best()));
            } else if (starts.size() == size || timeoutHasPassed()) {
                assertThat(until()).as("%s", story).isEmpty();
                assertThat(openBefore(starts.size())).as("one may still answer: %s", story).isPositive();
            } else {
                long due = starts.get(starts.size() - 1) + STAGGER;
                assertThat(now).as("no start is due: %s", story).isLessThan(due);
                assertThat(until()).as("%s", story).contains(due);
            }
        }

        /** An open candidate over https has more time if the best one so far uses http. */
        private long graceEnd(int candidate) {
            boolean waitsForHttps = isPlain(candidate)
                    && IntStream.range(0, candidate).anyMatch(i -> fates[i] == Fate.OPEN && !isPlain(i));
            return firstSuccess + (waitsForHttps ? HTTP_GRACE : GRACE);
        }

        private boolean isPlain(int candidate) {
            return !candidates.get(candidate).isEncrypted();
        }

        private int best() {
            return List.of(fates).indexOf(Fate.REACHED);
        }

        private long openBefore(int candidate) {
            return List.of(fates).subList(0, candidate).stream().filter(fate -> fate == Fate.OPEN).count();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 4", "2, 100", "3, 5000"})
    void everyOrderOfEventsEndsWithTheBestCandidateOrWithNone(int size, int least) {
        for (int plain = 0; plain < 1 << size; plain++) {
            assertThat(explore(size, plain, List.of())).as("races that have ended").isGreaterThanOrEqualTo(least);
        }
    }

    /**
     * Tries every event that can come next: something happens to a candidate, also after the end, a timer runs on time
     * or late, or the timeout passes. Returns how many races have ended.
     */
    private static int explore(int size, int plain, List<Integer> events) {
        Course course = replay(size, plain, events);
        assertThat(events).as("the race terminates: %s", course.story).hasSizeLessThanOrEqualTo(2 * size + 2);
        int ends = course.isOver() ? 1 : 0;
        if (!course.isOver() && course.until().isPresent()) {
            ends += explore(size, plain, with(events, ON_TIME)) + explore(size, plain, with(events, LATE));
        }
        if (!course.isOver() && course.now < TIMEOUT) {
            ends += explore(size, plain, with(events, TIMEOUT_PASSES));
        }
        for (int candidate = 0; candidate < size; candidate++) {
            if (course.isOpen(candidate)) {
                for (int fate = 0; fate < EVENTS.size(); fate++) {
                    ends += explore(size, plain, with(events, EVENTS.size() * candidate + fate));
                }
            }
        }
        assertThat(ends).as("the race cannot continue and is not over: %s", course.story).isPositive();
        return ends;
    }

    private static Course replay(int size, int plain, List<Integer> events) {
        Course course = new Course(size, plain, TIMEOUT);
        for (int event : events) {
            switch (event) {
                case ON_TIME -> course.pass(course.until().orElseThrow());
                case LATE -> course.pass(course.until().orElseThrow() + STAGGER);
                case TIMEOUT_PASSES -> course.pass(TIMEOUT);
                default -> course.tell(event / EVENTS.size(), EVENTS.get(event % EVENTS.size()));
            }
        }
        return course;
    }

    private static List<Integer> with(List<Integer> events, int event) {
        List<Integer> longer = new ArrayList<>(events);
        longer.add(event);
        return longer;
    }

    @Test
    void randomTimingsOfManyCandidatesEndToo() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            int size = 1 + random.nextInt(8);
            Course course = new Course(size, random.nextInt(1 << size), 1 + random.nextInt(3_000));
            for (int steps = 0; !course.isOver(); steps++) {
                assertThat(steps).as("the race terminates: %s", course.story).isLessThan(5_000);
                int candidate = random.nextInt(size);
                if (course.isOpen(candidate) && random.nextInt(3) == 0) {
                    course.tell(candidate, random.nextInt(4) == 0 ? Fate.REACHED : EVENTS.get(random.nextInt(2)));
                } else {
                    course.pass(course.now + random.nextInt((int) STAGGER + 20)); // This may be too early or too late.
                }
            }
            for (int late = 0; late < size; late++) {
                if (course.isOpen(late)) {
                    course.tell(late, EVENTS.get(random.nextInt(EVENTS.size())));
                }
            }
        }
    }
}
