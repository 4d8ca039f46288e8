package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.DeviceSignIn;
import io.github.plexauth.domain.DeviceToken;
import io.github.plexauth.domain.KeyRegistration;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenVerification;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/**
 * The calls to plex.tv of a device that has a key: a person signs in once, or a token is exchanged once, and from then
 * on the key renews the token. {@link PlexAuth#device PlexAuth.device} creates an instance.
 *
 * <p>The tokens are JSON Web Tokens and are valid for seven days. Media servers refuse them. For the servers that the
 * account owns, {@code getServers} then returns no token. To use media servers too, sign in with
 * {@link PlexAuth#account()} and a second client identifier.
 *
 * <p>When plex.tv issues the first token for a key, the legacy token of the same client identifier becomes invalid.
 * After a key is registered, plex.tv accepts no PIN without it and no other key for the same client identifier. If the
 * key is lost, create a new client identifier and a new key.
 *
 * <p>This is an interface so that an application can replace it in its own tests. Failures, futures and their threads
 * are as in {@link ServerAuthentication}. If the key fails to sign, a call fails with a
 * {@link io.github.plexauth.error.PlexDeviceKeyException}.
 */
public interface DeviceAuthentication {

    /**
     * Creates a PIN that is bound to the key, for a page that a person opens.
     *
     * @return a new PIN for every call
     */
    default Pin createPin() {
        return createPin(PinOptions.forBrowser());
    }

    /**
     * Creates a PIN that is bound to the key.
     *
     * @param options the kind of the PIN
     * @return a new PIN for every call
     * @throws io.github.plexauth.error.PlexStatusException with status 422 if the key is registered for another client
     *     identifier, or another key for this one
     */
    Pin createPin(PinOptions options);

    /**
     * Creates a PIN as {@link #createPin()} does, without waiting.
     *
     * @return a future of a new PIN
     */
    default CompletableFuture<Pin> createPinAsync() {
        return createPinAsync(PinOptions.forBrowser());
    }

    /**
     * Creates a PIN as {@link #createPin(PinOptions)} does, without waiting.
     *
     * @param options the kind of the PIN
     * @return a future of a new PIN
     */
    CompletableFuture<Pin> createPinAsync(PinOptions options);

    /**
     * Asks once whether a person has confirmed a PIN.
     *
     * @param pin a PIN that was created with this key
     * @return what was obtained; empty if the PIN is not confirmed yet
     * @throws io.github.plexauth.error.PlexPinExpiredException if plex.tv does not know the PIN any more, or if it was
     *     created with another client identifier
     */
    Optional<DeviceSignIn> checkPin(Pin pin);

    /**
     * Asks once as {@link #checkPin checkPin} does, without waiting.
     *
     * @param pin a PIN that was created with this key
     * @return a future of what was obtained; empty if the PIN is not confirmed yet
     */
    CompletableFuture<Optional<DeviceSignIn>> checkPinAsync(Pin pin);

    /**
     * Waits until a person has confirmed a PIN, as {@link AccountAuthentication#awaitToken(Pin)} does.
     *
     * @param pin a PIN that was created with this key
     * @return what was obtained: check it, because plex.tv ignores a key silently
     * @throws io.github.plexauth.error.PlexPinExpiredException if the PIN expires, or if plex.tv does not know it
     */
    default DeviceSignIn awaitToken(Pin pin) {
        return awaitToken(pin, Pin.MAX_LIFETIME);
    }

    /**
     * Waits as {@link #awaitToken(Pin)} does, but not longer than a given time.
     *
     * @param pin     a PIN that was created with this key
     * @param timeout the time to wait; positive
     * @return what was obtained
     * @throws io.github.plexauth.error.PlexTimeoutException    if the time passes before the PIN expires
     * @throws io.github.plexauth.error.PlexPinExpiredException if the PIN expires, or if plex.tv does not know it
     */
    default DeviceSignIn awaitToken(Pin pin, Duration timeout) {
        return awaitToken(pin, timeout, secondsLeft -> {});
    }

    /**
     * Waits as {@link #awaitToken(Pin)} does, but not longer than a given time, and counts down.
     *
     * @param pin         a PIN that was created with this key
     * @param timeout     the time to wait; positive
     * @param secondsLeft is told about once a second how many seconds are left, as in {@link AccountAuthentication}
     * @return what was obtained
     * @throws io.github.plexauth.error.PlexTimeoutException    if the time passes before the PIN expires
     * @throws io.github.plexauth.error.PlexPinExpiredException if the PIN expires, or if plex.tv does not know it
     */
    DeviceSignIn awaitToken(Pin pin, Duration timeout, LongConsumer secondsLeft);

    /**
     * Waits as {@link #awaitToken(Pin)} does, without blocking. Completing the future ends the wait.
     *
     * @param pin a PIN that was created with this key
     * @return a future of what was obtained
     */
    default CompletableFuture<DeviceSignIn> awaitTokenAsync(Pin pin) {
        return awaitTokenAsync(pin, Pin.MAX_LIFETIME);
    }

    /**
     * Waits as {@link #awaitToken(Pin, Duration)} does, without blocking. Completing the future ends the wait.
     *
     * @param pin     a PIN that was created with this key
     * @param timeout the time to wait; positive
     * @return a future of what was obtained
     */
    default CompletableFuture<DeviceSignIn> awaitTokenAsync(Pin pin, Duration timeout) {
        return awaitTokenAsync(pin, timeout, secondsLeft -> {});
    }

    /**
     * Waits as {@link #awaitToken(Pin, Duration, LongConsumer)} does, without blocking. Completing the future ends the
     * wait.
     *
     * @param pin         a PIN that was created with this key
     * @param timeout     the time to wait; positive
     * @param secondsLeft is told about once a second how many seconds are left
     * @return a future of what was obtained
     */
    CompletableFuture<DeviceSignIn> awaitTokenAsync(Pin pin, Duration timeout, LongConsumer secondsLeft);

    /**
     * Registers the key with a token that the device already has, and gets the first token that the key renews.
     *
     * <p><b>The given token ends with this call.</b> It must have been issued to the client identifier of this
     * {@code PlexAuth}. If the second step fails, the key is registered all the same: call {@link #renew}.
     *
     * @param token a legacy token of this device
     * @return the new token, and the one that has ended
     * @throws IllegalArgumentException if the token is a JSON Web Token or is not for plex.tv
     */
    KeyRegistration register(AccessToken token);

    /**
     * Registers the key as {@link #register register} does, without waiting.
     *
     * @param token a legacy token of this device
     * @return a future of the new token, and the one that has ended
     */
    CompletableFuture<KeyRegistration> registerAsync(AccessToken token);

    /**
     * Gets a new token with the registered key. This is possible at any time, also after the last token has ended.
     * {@link DeviceTokens} does it when it is needed.
     *
     * @return a token for seven days
     * @throws io.github.plexauth.error.PlexStatusException with status 422 if plex.tv does not accept the signature,
     *     with 498 if the clock of this machine is too far off, and with code 1097 if the key belongs to another client
     *     identifier
     */
    DeviceToken renew();

    /**
     * Gets a new token as {@link #renew} does, without waiting.
     *
     * @return a future of a token for seven days
     */
    CompletableFuture<DeviceToken> renewAsync();

    /**
     * Checks whether plex.tv has made a token for this device: its signature by the keys that plex.tv publishes, its
     * issuer, audience, times and device key. A token that came straight from plex.tv over https needs no check. Verify
     * one that came another way.
     *
     * @param token the token
     * @return whether the token is genuine, or why it is not
     * @throws io.github.plexauth.error.PlexException if the keys of plex.tv cannot be had, which says nothing about the
     *     token
     */
    TokenVerification verify(AccessToken token);

    /**
     * Checks a token as {@link #verify verify} does, without waiting.
     *
     * @param token the token
     * @return a future of whether the token is genuine, or why it is not
     */
    CompletableFuture<TokenVerification> verifyAsync(AccessToken token);

    /**
     * Returns a handle for the same device with another timeout.
     *
     * @param timeout the time that each request may take; positive
     * @return another handle; this one keeps its timeout
     */
    DeviceAuthentication withTimeout(Duration timeout);
}
