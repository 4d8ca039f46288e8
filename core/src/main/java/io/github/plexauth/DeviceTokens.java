package io.github.plexauth;

import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AsyncAccessTokenSource;
import io.github.plexauth.domain.DeviceToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * A source that keeps one token of an account and renews it with the key of the device.
 *
 * <p>The token is for plex.tv only. Pass {@link #get()} to the methods of {@link AccountAuthentication}. Do not pass
 * this source to {@link PlexAuth#server}: media servers refuse such tokens, and the library does not send them there.
 *
 * <p>The source renews the token if there is none, if the current one has less than one of its seven days left, or
 * after {@link #invalidate invalidate}. There is one renewal at a time, however many threads ask. If a renewal fails
 * for a reason that says nothing about the key, such as a network that is away, maintenance or an answer that cannot be
 * read, the source provides the current token until its end and tries again after a minute. If it fails for another
 * reason, such as a key that plex.tv does not accept, all callers get the failure.
 *
 * <p>A program needs to store the key and the client identifier only, and not the token: after a restart, the source
 * gets a new one.
 */
public final class DeviceTokens implements AsyncAccessTokenSource {

    private static final Duration MIN_LEFT = Duration.ofDays(1);

    private final DeviceAuthentication device;
    private final TokenKeeper keeper;

    private DeviceTokens(DeviceAuthentication device, InstantSource clock) {
        this.device = device;
        this.keeper = new TokenKeeper(
                () -> Futures.map(device.renewAsync(), DeviceTokens::received, Futures::rethrow), clock);
    }

    /**
     * Returns a source of tokens of a device. It does not request one yet.
     *
     * @param device a handle whose key is registered
     * @return the source
     */
    public static DeviceTokens from(DeviceAuthentication device) {
        return from(device, InstantSource.system());
    }

    /**
     * Returns a source of tokens of a device, with a clock.
     *
     * @param device a handle whose key is registered
     * @param clock  tells the age of a token
     * @return the source
     */
    public static DeviceTokens from(DeviceAuthentication device, InstantSource clock) {
        return new DeviceTokens(
                Objects.requireNonNull(device, "device"), Objects.requireNonNull(clock, "clock"));
    }

    /** A token whose whole life is short is renewed after half of it. */
    private static TokenKeeper.Received received(DeviceToken token) {
        Duration lifetime = Duration.between(token.receivedAt(), token.expiresAt());
        Duration half = lifetime.dividedBy(2);
        Duration renewable = lifetime.minus(MIN_LEFT);
        return new TokenKeeper.Received(
                token.accessToken(), renewable.compareTo(half) > 0 ? renewable : half, lifetime);
    }

    /**
     * Returns the current token. If it has to be renewed, this waits for it.
     *
     * @return the token
     * @throws io.github.plexauth.error.PlexException if the renewal fails
     */
    @Override
    public AccessToken get() {
        return Futures.await(getAsync(), "renewing the token");
    }

    /**
     * Returns the current token without waiting.
     *
     * @return a future of the token; cancelling it does not affect other callers
     */
    @Override
    public CompletableFuture<AccessToken> getAsync() {
        return keeper.getAsync();
    }

    /**
     * Drops a token that plex.tv has refused, if it is still the current one. If many threads invalidate the same
     * token, there is one renewal, and all of them get its result.
     *
     * @param refusedToken the token that plex.tv refused
     */
    public void invalidate(AccessToken refusedToken) {
        keeper.invalidate(Objects.requireNonNull(refusedToken, "refusedToken"));
    }

    /** Returns the device, never the token. */
    @Override
    public String toString() {
        return "DeviceTokens[" + device + "]";
    }
}
