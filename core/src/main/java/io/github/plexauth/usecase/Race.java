package io.github.plexauth.usecase;

import java.time.Duration;
import java.util.Arrays;

/**
 * Decides which candidate to start when, and which one has won. It does nothing itself and has no clock: it is told
 * what happened and asked what to do next, so that every course of events can be tested.
 *
 * <p>As RFC 8305 does for addresses: the candidates start one after the other, a stagger apart, or at once when one has
 * failed. Once one has succeeded, those that rank before it get a short grace to succeed too.
 */
public final class Race {

    /** What to do next. */
    public enum Kind {
        /** Start the candidate, and ask again. */
        START,
        /** The candidate has won. */
        CHOOSE,
        /** Ask again when something has happened, or at the time if it is sooner. */
        WAIT,
        /** Every candidate has failed. */
        LOST
    }

    /**
     * A decision.
     *
     * @param kind      what to do
     * @param candidate which one to start or to choose; -1 for none
     * @param until     when to ask again at the latest, in nanoseconds; Long.MAX_VALUE for when something has happened
     */
    public record Decision(Kind kind, int candidate, long until) {}

    private enum State { WAITING, RUNNING, FAILED, SUCCEEDED }

    private final State[] states;
    private final long stagger;
    private final long grace;
    private int next;
    private long nextStart = Long.MIN_VALUE;
    private long graceEnd = Long.MAX_VALUE;

    /**
     * Prepares a race.
     *
     * @param candidates how many there are; they are numbered by rank, the best is 0
     * @param stagger    the time between two starts
     * @param grace      the time that better ones get after the first success
     */
    public Race(int candidates, Duration stagger, Duration grace) {
        this.states = new State[candidates];
        Arrays.fill(states, State.WAITING);
        this.stagger = stagger.toNanos();
        this.grace = grace.toNanos();
    }

    /**
     * Takes note that a candidate has failed.
     *
     * @param candidate its number
     */
    public void failed(int candidate) {
        states[candidate] = State.FAILED;
        nextStart = Long.MIN_VALUE;
    }

    /**
     * Takes note that a candidate has succeeded.
     *
     * @param candidate its number
     * @param now       in nanoseconds
     */
    public void succeeded(int candidate, long now) {
        states[candidate] = State.SUCCEEDED;
        graceEnd = Math.min(graceEnd, now + grace);
    }

    /**
     * Decides what to do next.
     *
     * @param now in nanoseconds
     * @return the decision; a start counts as done
     */
    public Decision decide(long now) {
        int best = Arrays.asList(states).indexOf(State.SUCCEEDED);
        if (best >= 0) {
            boolean unbeaten = Arrays.asList(states).subList(0, best).stream().allMatch(State.FAILED::equals);
            return unbeaten || now >= graceEnd
                    ? new Decision(Kind.CHOOSE, best, now)
                    : new Decision(Kind.WAIT, -1, graceEnd);
        }
        if (next < states.length) {
            if (now < nextStart) {
                return new Decision(Kind.WAIT, -1, nextStart);
            }
            states[next] = State.RUNNING;
            nextStart = now + stagger;
            return new Decision(Kind.START, next++, now);
        }
        boolean over = Arrays.stream(states).allMatch(State.FAILED::equals);
        return new Decision(over ? Kind.LOST : Kind.WAIT, -1, Long.MAX_VALUE);
    }
}
