package io.github.plexauth.connect;

import io.github.plexauth.clock.Watch;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.error.PlexConnectException;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.protocol.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs one {@link Race}: it starts the candidates that the race names, reports the answers to the race and cancels the
 * losers.
 *
 * <p>Answers arrive on several threads, so a lock guards the race. The lock is not held while a request starts or while
 * the result is completed.
 */
public final class Connector {

    /**
     * More than any server names. The limit keeps a hostile server from making its clients probe thousands of ports.
     */
    private static final int MAX_CANDIDATES = 32;

    private final IdentityProbe probe;
    private final Duration timeout;
    private final AccessToken token;
    private final Target target;
    private final AddressRule addresses;
    private final Ranking ranking;
    private final Race race;
    private final Queue<CompletableFuture<ServerIdentity>> pending = new ConcurrentLinkedQueue<>();
    private final long startNano = System.nanoTime();
    private final CompletableFuture<ServerConnection> result = new CompletableFuture<>();

    private Connector(
            Target target,
            PlainHttp plainHttp,
            AddressRule addresses,
            IdentityProbe probe,
            Duration timeout,
            Pace pace) {
        this.target = target;
        this.addresses = addresses;
        this.token = target.accessToken().orElseThrow();
        this.ranking = Ranking.of(target.connections(), plainHttp, addresses);
        this.probe = probe;
        this.timeout = timeout;
        List<Candidate> candidates =
                ranking.allowed().stream().limit(MAX_CANDIDATES).map(Candidate::new).toList();
        this.race = new Race(candidates, target.clientIdentifier().orElseThrow(), pace, timeout);
    }

    /**
     * Looks for a connection that works.
     *
     * @param target      what to connect to
     * @param plainHttp   whether connections over http are tried
     * @param addresses   which addresses are tried
     * @param probe       asks a candidate for its identity
     * @param timeout     the time that the whole search may take
     * @param pace        the timing of the race
     * @return a future of the best connection that works; completing it ends the search
     */
    public static CompletableFuture<ServerConnection> connect(
            Target target,
            PlainHttp plainHttp,
            AddressRule addresses,
            IdentityProbe probe,
            Duration timeout,
            Pace pace) {
        if (target.accessToken().isEmpty()) {
            return failed(target.tokenProblem()
                    .orElse("the server did not send an access token for the " + target.noun() + "."));
        }
        if (target.clientIdentifier().isEmpty()) {
            return failed("the server did not send the client identifier of the source, so the library could not"
                    + " recognize the source's server.");
        }
        Connector connector = new Connector(target, plainHttp, addresses, probe, timeout, pace);
        connector.advance();
        return connector.result;
    }

    private static CompletableFuture<ServerConnection> failed(String message) {
        return CompletableFuture.failedFuture(PlexConnectException.of(Failure.of(message), List.of()));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNano);
    }

    /** Performs the steps that the race decides, until it has to wait. */
    private void advance() {
        while (!result.isDone()) {
            Race.Decision decision = decide();
            switch (decision.kind()) {
                case START -> start(Objects.requireNonNull(decision.candidate()));
                case CHOOSE -> {
                    ServerConnection chosen = connection(Objects.requireNonNull(decision.candidate()));
                    // The losers end before the caller uses the same server.
                    pending.forEach(loser -> loser.cancel(true));
                    result.complete(chosen);
                }
                case LOSE -> result.completeExceptionally(noConnection());
                case WAIT -> {
                    decision.until().ifPresent(this::advanceAt);
                    return;
                }
            }
        }
    }

    private synchronized Race.Decision decide() {
        return race.decide(elapsed());
    }

    private void advanceAt(Duration time) {
        Watch.Alarm alarm = Watch.after(time.minus(elapsed()), this::advance);
        result.whenComplete((connection, failure) -> alarm.cancel());
    }

    private void start(Candidate candidate) {
        CompletableFuture<ServerIdentity> answer = ask(candidate);
        pending.add(answer);
        result.whenComplete((connection, failure) -> answer.cancel(true));
        answer.whenComplete((identity, failure) -> {
            report(candidate, identity, failure);
            advance();
        });
    }

    private CompletableFuture<ServerIdentity> ask(Candidate candidate) {
        try {
            return probe.ask(candidate.connection().uri(), remaining());
        } catch (IllegalArgumentException unusableUri) {
            return CompletableFuture.failedFuture(unusableUri);
        }
    }

    /** Returns the time that is left, which is at least one millisecond for a candidate that has just started. */
    private Duration remaining() {
        Duration remaining = timeout.minus(elapsed());
        Duration minimum = Duration.ofMillis(1);
        return remaining.compareTo(minimum) < 0 ? minimum : remaining;
    }

    private synchronized void report(
            Candidate candidate, @Nullable ServerIdentity identity, @Nullable Throwable failure) {
        if (identity != null) {
            race.answered(candidate, identity, elapsed());
        } else {
            race.failed(candidate, Objects.requireNonNull(failure), elapsed());
        }
    }

    private ServerConnection connection(Candidate winner) {
        URI baseUri = URI.create(Endpoint.withoutTrailingSlashes(winner.connection().uri().toString()));
        return new ServerConnection(baseUri, token, winner.connection(), winner.identity(), attempts());
    }

    private PlexConnectException noConnection() {
        List<ConnectionAttempt> attempts = attempts();
        String message = summary(attempts.size()) + lines(attempts) + lines(target.problems());
        return PlexConnectException.of(new Failure(message, null, race.mayWorkLater()), attempts);
    }

    private String summary(int attempts) {
        int unusable = target.problems().size();
        if (attempts == 0 && unusable == 0) {
            return "the " + target.noun() + " offers no connection. " + target.ifNowhere();
        }
        if (attempts == 0) {
            return "the server named " + unusable + (unusable == 1
                    ? " connection, which cannot be used. Check its custom server access URLs:"
                    : " connections, none of which can be used. Check its custom server access URLs:");
        }
        if (!ranking.allowed().isEmpty()) {
            return "no connection to the " + target.noun() + " works:";
        }
        return ranking.forbidden().stream().allMatch(addresses::allows)
                ? "the " + target.noun() + " offers connections over plain http only. If you trust the"
                        + " network, call connect with PlainHttp.ALLOWED."
                : "the " + target.noun() + " offers no connection that is allowed:";
    }

    private static String lines(List<?> entries) {
        int surplus = entries.size() - MAX_CANDIDATES;
        return entries.stream().limit(MAX_CANDIDATES).map(entry -> "\n  " + entry).collect(Collectors.joining())
                + (surplus > 0 ? "\n  and " + surplus + " more" : "");
    }

    private synchronized List<ConnectionAttempt> attempts() {
        Stream<ConnectionAttempt> surplus = ranking.allowed().stream().skip(MAX_CANDIDATES)
                .map(connection -> new ConnectionAttempt(connection, Outcome.NOT_TRIED,
                        "only the first " + MAX_CANDIDATES + " connections are tried", Duration.ZERO));
        Stream<ConnectionAttempt> forbidden = ranking.forbidden().stream()
                .map(connection -> new ConnectionAttempt(
                        connection, Outcome.FORBIDDEN, whyForbidden(connection), Duration.ZERO));
        return Stream.of(race.attempts(elapsed()).stream(), surplus, forbidden).flatMap(stream -> stream).toList();
    }

    private String whyForbidden(Connection connection) {
        return addresses.forbidden(connection)
                .map(kind -> "it is " + kind + ", and the server that named it is not at one; see"
                        + " PlexAuthBuilder.allowSpecialAddresses")
                .orElse("plain http is not allowed");
    }
}
