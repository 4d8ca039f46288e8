package io.github.plexauth;

import io.github.plexauth.call.CallSettings;
import io.github.plexauth.call.Caller;
import io.github.plexauth.call.TokenFetcher;
import io.github.plexauth.check.Checks;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Endpoint;
import io.github.plexauth.protocol.Service;
import io.github.plexauth.signin.PinProbe;
import io.github.plexauth.signin.PinWait;
import io.github.plexauth.signin.Timers;
import io.github.plexauth.signin.WaitEnd;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/** Makes the calls to plex.tv for one application. */
record AccountCaller(CallSettings settings, Endpoint endpoint, ClientIdentity identity, Duration timeout) {

    private static final AccessTokenSource NO_TOKEN = () -> {
        throw new IllegalStateException("the question needs no token");
    };

    AccountCaller {
        Checks.requirePositive(timeout, "timeout");
    }

    AccountCaller withTimeout(Duration timeout) {
        return new AccountCaller(settings, endpoint, identity, timeout);
    }

    /** Returns a caller for questions that need no token. */
    Caller withoutToken() {
        return caller(settings, NO_TOKEN, timeout);
    }

    /** Returns a caller for questions that need no token, and that must not be repeated by the retry policy. */
    Caller once(Duration timeout) {
        return caller(settings.withoutRetries(), NO_TOKEN, timeout);
    }

    /** Returns a caller with the token of an account. */
    Caller with(AccessToken token) {
        TokenKinds.require(Service.PLEX_TV, token, "token");
        return caller(settings, AccessTokenSource.of(token), timeout);
    }

    private Caller caller(CallSettings settings, AccessTokenSource tokens, Duration timeout) {
        return new Caller(settings, endpoint, new TokenFetcher(tokens), timeout);
    }

    /** Starts to wait for a PIN. The wait repeats its questions itself. */
    <T> CompletableFuture<T> await(Pin pin, Duration atMost, LongConsumer secondsLeft, PinProbe<T> probe) {
        Checks.requirePositive(atMost, "timeout");
        Objects.requireNonNull(secondsLeft, "secondsLeft");
        Duration left = Duration.between(settings.clock().instant(), pin.expiresAt());
        return PinWait.start(probe, WaitEnd.of(left, atMost), timeout, secondsLeft, Timers.SYSTEM);
    }

    @Override
    public String toString() {
        return endpoint + ", timeout=" + timeout;
    }
}
