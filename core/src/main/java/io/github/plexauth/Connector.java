package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.usecase.Candidates;
import io.github.plexauth.usecase.GetIdentity;
import io.github.plexauth.usecase.Race;
import io.github.plexauth.wire.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs one race for a connection: starts what {@link Race} says, tells it what came of it, and ends the losers.
 *
 * <p>Each candidate is asked for its identity, without the token. Answers come in many threads; the lock makes one
 * course of events of them, and is not held while a request is started or the result is handed over.
 */
final class Connector {

    /** How long a candidate has to itself, and how long better ones still have once it has succeeded. */
    record Pace(Duration stagger, Duration grace) {

        static final Pace USUAL = new Pace(Duration.ofMillis(250), Duration.ofMillis(100));
    }

    /** More than any server names; a malicious one shall not make its clients knock at thousands of doors. */
    private static final int MOST = 32;

    private final SourceConnectionInformation information;
    private final AccessToken token;
    private final BiFunction<URI, Duration, Exchange> exchanges;
    private final Duration timeout;
    private final Candidates candidates;
    private final List<Candidate> running;
    private final Race race;
    private final Queue<CompletableFuture<ServerIdentity>> asked = new ConcurrentLinkedQueue<>();
    private final long started = System.nanoTime();
    private final CompletableFuture<ServerConnection> result = new CompletableFuture<>();
    private boolean decided;

    private Connector(
            SourceConnectionInformation information,
            AccessToken token,
            PlainHttp plainHttp,
            BiFunction<URI, Duration, Exchange> exchanges,
            Duration timeout,
            Pace pace) {
        this.information = information;
        this.token = token;
        this.exchanges = exchanges;
        this.timeout = timeout;
        this.candidates = Candidates.of(information.connections(), plainHttp);
        this.running = candidates.allowed().stream().limit(MOST).map(Candidate::new).toList();
        this.race = new Race(running.size(), pace.stagger(), pace.grace());
    }

    /** Looks for a connection; {@code exchanges} makes one for a base URI and what is left of the timeout. */
    static CompletableFuture<ServerConnection> connect(
            SourceConnectionInformation information,
            PlainHttp plainHttp,
            BiFunction<URI, Duration, Exchange> exchanges,
            Duration timeout,
            Pace pace) {
        if (information.accessToken().isEmpty()) {
            return refused("there is no access token for the source.");
        }
        if (information.clientIdentifier().isEmpty()) {
            return refused("the source has no client identifier, so that its server could not be told from another.");
        }
        AccessToken token = information.accessToken().get();
        Connector connector = new Connector(information, token, plainHttp, exchanges, timeout, pace);
        connector.advance();
        return connector.result;
    }

    private static CompletableFuture<ServerConnection> refused(String message) {
        return CompletableFuture.failedFuture(new PlexConnectException(message, List.of(), false));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void advance() {
        while (!result.isDone()) {
            Race.Decision decision = decide();
            switch (decision.kind()) {
                case START -> start(running.get(decision.candidate()), decision.candidate());
                case CHOOSE -> {
                    ServerConnection chosen = chosen(running.get(decision.candidate()));
                    asked.forEach(loser -> loser.cancel(true)); // Before the winner's user comes to the same server.
                    result.complete(chosen);
                }
                case LOST -> result.completeExceptionally(lost());
                case WAIT -> {
                    if (decision.until() != Long.MAX_VALUE) {
                        long pause = decision.until() - elapsed().toNanos();
                        CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS).execute(this::advance);
                    }
                    return;
                }
            }
        }
    }

    /** Only one thread gets to end the race: two could choose differently, the grace being over for one of them. */
    private synchronized Race.Decision decide() {
        if (decided) {
            return new Race.Decision(Race.Kind.WAIT, -1, Long.MAX_VALUE);
        }
        Race.Decision decision = race.decide(elapsed().toNanos());
        decided = decision.kind() == Race.Kind.CHOOSE || decision.kind() == Race.Kind.LOST;
        return decision;
    }

    private void start(Candidate candidate, int number) {
        Duration left;
        synchronized (this) {
            left = timeout.minus(elapsed());
            if (left.isNegative() || left.isZero()) { // It had no turn, and says so.
                race.failed(number);
                return;
            }
            candidate.start(elapsed());
        }
        CompletableFuture<ServerIdentity> asking = ask(candidate, left);
        asked.add(asking);
        result.whenComplete((connection, failure) -> asking.cancel(true));
        asking.whenComplete((identity, failure) -> {
            note(candidate, number, identity, failure);
            advance();
        });
    }

    private CompletableFuture<ServerIdentity> ask(Candidate candidate, Duration left) {
        try {
            return exchanges.apply(candidate.connection().uri(), left).runAsync(new GetIdentity());
        } catch (IllegalArgumentException refused) { // The URI is not one to connect to.
            return CompletableFuture.failedFuture(refused);
        }
    }

    private synchronized void note(
            Candidate candidate, int number, @Nullable ServerIdentity identity, @Nullable Throwable failure) {
        if (decided || result.isDone()) { // It was ended; what it says of that is nothing new.
            return;
        }
        if (failure != null) {
            candidate.failed(failure, elapsed());
        }
        if (identity != null && candidate.answered(identity, information.clientIdentifier(), elapsed())) {
            race.succeeded(number, elapsed().toNanos());
        } else {
            race.failed(number);
        }
    }

    private synchronized ServerConnection chosen(Candidate winner) {
        winner.chosen();
        URI baseUri = URI.create(Endpoint.withoutSlashes(winner.connection().uri().toString()));
        return new ServerConnection(baseUri, token, winner.connection(), winner.identity(), attempts());
    }

    private synchronized PlexConnectException lost() {
        List<ConnectionAttempt> attempts = attempts();
        String list = attempts.stream().limit(MOST).map(attempt -> "\n  " + attempt).collect(Collectors.joining())
                + (attempts.size() > MOST ? "\n  and " + (attempts.size() - MOST) + " more" : "");
        String message = attempts.isEmpty()
                ? "the source offers no connection, as cloud providers may not: there is nothing to connect to."
                : running.isEmpty()
                        ? "the source offers connections over plain http only: allow it if you trust the network."
                                + list
                        : "no connection to the source works:" + list;
        return new PlexConnectException(message, attempts, running.stream().anyMatch(Candidate::retryable));
    }

    private List<ConnectionAttempt> attempts() {
        Duration now = elapsed();
        return Stream.of(
                        running.stream().map(candidate -> candidate.attempt(now)),
                        candidates.allowed().stream().skip(MOST).map(connection -> new ConnectionAttempt(
                                connection, Outcome.NOT_TRIED, "only the first " + MOST + " are", Duration.ZERO)),
                        candidates.notAllowed().stream().map(connection ->
                                new ConnectionAttempt(connection, Outcome.NOT_ALLOWED, "", Duration.ZERO)))
                .flatMap(Function.identity())
                .toList();
    }
}
