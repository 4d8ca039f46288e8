package io.github.plexauth.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.usecase.Race.Decision;
import io.github.plexauth.usecase.Race.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goes through every order of events of small races, and many of larger ones, and checks what holds in all of them. */
class RaceModelTest {

    private static final long STAGGER = 250;
    private static final long GRACE = 100;

    /** What is still open may be told after the end too: it must change nothing. */
    private enum Fate { OPEN, FAILED, SUCCEEDED }

    /** A race, and what an observer has seen of it. */
    private static final class Course {

        private final Race race;
        private final int size;
        private final List<Long> starts = new ArrayList<>();
        private final Fate[] fates;
        private final List<String> story = new ArrayList<>();
        private long now;
        private long lastFailure = -1;
        private long firstSuccess = Long.MAX_VALUE;
        private Decision decision;

        Course(int size) {
            this.size = size;
            this.race = new Race(size, Duration.ofNanos(STAGGER), Duration.ofNanos(GRACE));
            this.fates = new Fate[size];
            Arrays.fill(fates, Fate.OPEN);
            decide();
        }

        boolean isOver() {
            return decision.kind() != Kind.WAIT;
        }

        boolean isOpen(int candidate) {
            return candidate < starts.size() && fates[candidate] == Fate.OPEN;
        }

        void tell(int candidate, Fate fate) {
            story.add(fate + " " + candidate + " at " + now);
            fates[candidate] = fate;
            if (fate == Fate.FAILED) {
                race.failed(candidate);
                lastFailure = now;
            } else {
                race.succeeded(candidate, now);
                firstSuccess = Math.min(firstSuccess, now);
            }
            decide();
        }

        void pass(long time) {
            now = time;
            decide();
        }

        private void decide() {
            Decision before = decision;
            do {
                decision = race.decide(now);
                story.add(decision + " at " + now);
                if (decision.kind() == Kind.START) {
                    checkStart(decision.candidate());
                    starts.add(now);
                }
            } while (decision.kind() == Kind.START);
            if (before != null && before.kind() != Kind.WAIT) {
                assertThat(List.of(decision.kind(), decision.candidate()))
                        .as("an end is final: %s", story)
                        .isEqualTo(List.of(before.kind(), before.candidate()));
                return;
            }
            switch (decision.kind()) {
                case CHOOSE -> checkChoice(decision.candidate());
                case LOST -> assertThat(List.of(fates)).as("%s", story).allMatch(Fate.FAILED::equals);
                default -> checkWait();
            }
        }

        private void checkStart(int candidate) {
            assertThat(candidate).as("each once and in order: %s", story).isEqualTo(starts.size());
            assertThat(firstSuccess).as("nothing starts after a success: %s", story).isEqualTo(Long.MAX_VALUE);
            if (candidate > 0) {
                long before = starts.get(candidate - 1);
                assertThat(now >= before + STAGGER || lastFailure >= before)
                        .as("neither a stagger nor a failure: %s", story)
                        .isTrue();
            }
        }

        private void checkChoice(int candidate) {
            assertThat(candidate).as("the best that has succeeded: %s", story).isEqualTo(best());
            assertThat(now >= firstSuccess + GRACE || openBefore(candidate) == 0)
                    .as("a better one had no grace: %s", story)
                    .isTrue();
        }

        private void checkWait() {
            if (best() < 0) {
                assertThat(starts.size() == size || now < starts.get(starts.size() - 1) + STAGGER)
                        .as("a start is due: %s", story)
                        .isTrue();
                assertThat(decision.until()).as("%s", story).isEqualTo(
                        starts.size() == size ? Long.MAX_VALUE : starts.get(starts.size() - 1) + STAGGER);
            } else {
                assertThat(openBefore(best())).as("a choice is due: %s", story).isPositive();
                assertThat(now).as("the grace is over: %s", story).isLessThan(firstSuccess + GRACE);
                assertThat(decision.until()).as("%s", story).isEqualTo(firstSuccess + GRACE);
            }
        }

        private int best() {
            return List.of(fates).indexOf(Fate.SUCCEEDED);
        }

        private long openBefore(int candidate) {
            return List.of(fates).subList(0, candidate).stream().filter(fate -> fate == Fate.OPEN).count();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 20", "3, 500"})
    void everyOrderOfEventsEndsInTheBestSuccessOrInNone(int size, int least) {
        assertThat(explore(size, List.of())).as("courses that have ended").isGreaterThanOrEqualTo(least);
    }

    /**
     * Tries all that can come next: something happens to a candidate, or a timer goes off, on time (-1) or late (-2).
     * Returns how many courses have ended.
     */
    private static int explore(int size, List<Integer> events) {
        Course course = replay(size, events);
        assertThat(events).as("it terminates: %s", course.story).hasSizeLessThanOrEqualTo(2 * size + 1);
        int ends = course.isOver() ? 1 : 0;
        if (!course.isOver() && course.decision.until() != Long.MAX_VALUE) {
            ends += explore(size, with(events, -1)) + explore(size, with(events, -2));
        }
        for (int candidate = 0; candidate < size; candidate++) {
            if (course.isOpen(candidate)) { // After the end too.
                ends += explore(size, with(events, 2 * candidate));
                ends += explore(size, with(events, 2 * candidate + 1));
            }
        }
        assertThat(ends).as("nothing goes on, and it is not over: %s", course.story).isPositive();
        return ends;
    }

    private static Course replay(int size, List<Integer> events) {
        Course course = new Course(size);
        for (int event : events) {
            if (event < 0) {
                course.pass(course.decision.until() + (event == -1 ? 0 : STAGGER));
            } else {
                course.tell(event / 2, event % 2 == 0 ? Fate.FAILED : Fate.SUCCEEDED);
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
    void anyTimingOfManyCandidatesEndsToo() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            int size = 1 + random.nextInt(8);
            Course course = new Course(size);
            for (int steps = 0; !course.isOver(); steps++) {
                assertThat(steps).as("it terminates: %s", course.story).isLessThan(5_000);
                int candidate = random.nextInt(size);
                if (course.isOpen(candidate) && random.nextInt(3) == 0) {
                    course.tell(candidate, random.nextInt(4) == 0 ? Fate.SUCCEEDED : Fate.FAILED);
                } else {
                    course.pass(course.now + random.nextInt((int) STAGGER + 20)); // Also too early and too late.
                }
            }
            for (int late = 0; late < size; late++) {
                if (course.isOpen(late)) {
                    course.tell(late, random.nextBoolean() ? Fate.SUCCEEDED : Fate.FAILED);
                }
            }
        }
    }
}
