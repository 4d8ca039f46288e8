package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServers;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenValidity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/**
 * The calls to plex.tv that concern an account: a person signs in by a PIN, and the application gets the account's
 * token and its servers. {@link PlexAuth#account()} creates an instance.
 *
 * <p>This is an interface so that an application can replace it in its own tests.
 *
 * <p>Failures, futures and their threads are as in {@link ServerAuthentication}. A token of a kind that plex.tv never
 * accepts, such as a transient token, causes an {@link IllegalArgumentException}, and nothing is sent. Only
 * {@code awaitToken} makes more than one request.
 *
 * <p>There is no sign-in with a password: a library should not teach programs to ask for passwords. By a PIN, the
 * person signs in at plex.tv itself, with every second factor that the account has.
 */
public interface AccountAuthentication {

    /**
     * Creates a PIN for a page that a person opens. Show the person {@link Pin#uri()}, and call
     * {@link #awaitToken awaitToken}.
     *
     * @return a new PIN for every call
     */
    default Pin createPin() {
        return createPin(PinOptions.forBrowser());
    }

    /**
     * Creates a PIN.
     *
     * @param options the kind of the PIN
     * @return a new PIN for every call
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
     * @param pin the PIN, created by this kind of handle: for a PIN of {@link DeviceAuthentication}, plex.tv would
     *            ignore the key
     * @return the token of the account; empty if the PIN is not confirmed yet
     * @throws io.github.plexauth.error.PlexPinExpiredException if plex.tv does not know the PIN any more, or if it was
     *     created with another client identifier
     */
    Optional<AccessToken> checkPin(Pin pin);

    /**
     * Asks once as {@link #checkPin checkPin} does, without waiting.
     *
     * @param pin the PIN
     * @return a future of the token of the account; empty if the PIN is not confirmed yet
     */
    CompletableFuture<Optional<AccessToken>> checkPinAsync(Pin pin);

    /**
     * Waits until a person has confirmed a PIN, or until it expires.
     *
     * <p>This asks plex.tv once a second. If plex.tv limits the rate, does not answer, or answers with something else,
     * the pauses become longer, and the wait goes on. After the end of the PIN, nothing more is asked. If the calling
     * thread is interrupted, the wait ends.
     *
     * @param pin the PIN
     * @return the token of the account, which is valid until it is revoked; store it like a password
     * @throws io.github.plexauth.error.PlexPinExpiredException if the PIN expires, or if plex.tv does not know it
     * @throws io.github.plexauth.error.PlexTransportException  if the thread is interrupted; its interrupt flag stays
     *     set
     */
    default AccessToken awaitToken(Pin pin) {
        return awaitToken(pin, Pin.MAX_LIFETIME);
    }

    /**
     * Waits as {@link #awaitToken(Pin)} does, but not longer than a given time.
     *
     * @param pin     the PIN
     * @param timeout the time to wait; positive
     * @return the token of the account
     * @throws io.github.plexauth.error.PlexTimeoutException    if the time passes before the PIN expires
     * @throws io.github.plexauth.error.PlexPinExpiredException if the PIN expires, or if plex.tv does not know it
     */
    default AccessToken awaitToken(Pin pin, Duration timeout) {
        return awaitToken(pin, timeout, secondsLeft -> {});
    }

    /**
     * Waits as {@link #awaitToken(Pin, Duration)} does, and counts down.
     *
     * @param pin         the PIN
     * @param timeout     the time to wait; positive
     * @param secondsLeft receives about once a second the number of seconds until the timeout or the end of the PIN,
     *                    whichever comes first. It starts at once and runs in a thread of the library. It may block:
     *                    the library then skips values, and does not wait for it. If it throws, the wait fails with
     *                    that.
     * @return the token of the account
     * @throws io.github.plexauth.error.PlexTimeoutException    if the time passes before the PIN expires
     * @throws io.github.plexauth.error.PlexPinExpiredException if the PIN expires, or if plex.tv does not know it
     */
    AccessToken awaitToken(Pin pin, Duration timeout, LongConsumer secondsLeft);

    /**
     * Waits as {@link #awaitToken(Pin)} does, without blocking. Completing the future ends the wait.
     *
     * @param pin the PIN
     * @return a future of the token of the account
     */
    default CompletableFuture<AccessToken> awaitTokenAsync(Pin pin) {
        return awaitTokenAsync(pin, Pin.MAX_LIFETIME);
    }

    /**
     * Waits as {@link #awaitToken(Pin, Duration)} does, without blocking. Completing the future ends the wait.
     *
     * @param pin     the PIN
     * @param timeout the time to wait; positive
     * @return a future of the token of the account
     */
    default CompletableFuture<AccessToken> awaitTokenAsync(Pin pin, Duration timeout) {
        return awaitTokenAsync(pin, timeout, secondsLeft -> {});
    }

    /**
     * Waits as {@link #awaitToken(Pin, Duration, LongConsumer)} does, without blocking. Completing the future ends the
     * wait. However many waits there are, they take a limited number of threads. Actions that depend on the futures may
     * block, but while 64 of them do, no other of these futures is completed.
     *
     * @param pin         the PIN
     * @param timeout     the time to wait; positive
     * @param secondsLeft is told about once a second how many seconds are left
     * @return a future of the token of the account
     */
    CompletableFuture<AccessToken> awaitTokenAsync(Pin pin, Duration timeout, LongConsumer secondsLeft);

    /**
     * Asks whether plex.tv accepts a token. An error response or a missing response does not cause an exception. If the
     * result says nothing about the token, it is {@link TokenValidity.Unknown}.
     *
     * @param token the token of an account
     * @return one of three answers
     * @throws io.github.plexauth.error.PlexTransportException if the calling thread is interrupted or the transport is
     *     closed
     */
    TokenValidity validate(AccessToken token);

    /**
     * Asks as {@link #validate validate} does, without waiting.
     *
     * @param token the token of an account
     * @return a future of one of three answers
     */
    CompletableFuture<TokenValidity> validateAsync(AccessToken token);

    /**
     * Tells plex.tv that a token is in use. plex.tv forgets a token that is never used, so a program that uses one
     * rarely calls this, for example once a day.
     *
     * @param token the token of an account
     */
    void ping(AccessToken token);

    /**
     * Tells plex.tv as {@link #ping ping} does, without waiting.
     *
     * @param token the token of an account
     * @return a future that completes with null when plex.tv has answered
     */
    CompletableFuture<Void> pingAsync(AccessToken token);

    /**
     * Makes plex.tv forget a token. It is then invalid for everybody. If it is the token of a device key, plex.tv forgets
     * the key too: discard the {@link DeviceTokens} and the key.
     *
     * @param token the token of an account
     * @throws io.github.plexauth.error.PlexUnauthorizedException if the token is invalid already
     */
    void signOut(AccessToken token);

    /**
     * Makes plex.tv forget a token as {@link #signOut signOut} does, without waiting.
     *
     * @param token the token of an account
     * @return a future that completes with null when plex.tv has forgotten the token
     */
    CompletableFuture<Void> signOutAsync(AccessToken token);

    /**
     * Gets the media servers that an account can use, its own and those that are shared with it.
     * {@link PlexAuth#connect(io.github.plexauth.domain.AccountServer) PlexAuth.connect} connects to one.
     *
     * @param token the token of an account
     * @return the servers, each with its own token and its connections
     */
    AccountServers getServers(AccessToken token);

    /**
     * Gets the media servers as {@link #getServers getServers} does, without waiting.
     *
     * @param token the token of an account
     * @return a future of the servers
     */
    CompletableFuture<AccountServers> getServersAsync(AccessToken token);

    /**
     * Gets the users of the home of an account.
     *
     * @param token the token of an account
     * @return the users, without those that have no identifier; empty if the account has no home
     */
    List<HomeUser> getHomeUsers(AccessToken token);

    /**
     * Gets the users of the home as {@link #getHomeUsers getHomeUsers} does, without waiting.
     *
     * @param token the token of an account
     * @return a future of the users
     */
    CompletableFuture<List<HomeUser>> getHomeUsersAsync(AccessToken token);

    /**
     * Gets the token of a user of the home who is not protected.
     *
     * @param token the token of an account of the home
     * @param user  the user to switch to
     * @return the token of the user
     * @throws io.github.plexauth.error.PlexHomePinException if the user is protected
     */
    AccessToken switchHomeUser(AccessToken token, HomeUser user);

    /**
     * Gets the token of a protected user of the home.
     *
     * @param token the token of an account of the home
     * @param user  the user to switch to
     * @param pin   the PIN of the user
     * @return the token of the user
     * @throws io.github.plexauth.error.PlexHomePinException if the PIN is wrong
     */
    AccessToken switchHomeUser(AccessToken token, HomeUser user, HomePin pin);

    /**
     * Gets the token of a user as {@link #switchHomeUser(AccessToken, HomeUser)} does, without waiting.
     *
     * @param token the token of an account of the home
     * @param user  the user to switch to
     * @return a future of the token of the user
     */
    CompletableFuture<AccessToken> switchHomeUserAsync(AccessToken token, HomeUser user);

    /**
     * Gets the token of a user as {@link #switchHomeUser(AccessToken, HomeUser, HomePin)} does, without waiting.
     *
     * @param token the token of an account of the home
     * @param user  the user to switch to
     * @param pin   the PIN of the user
     * @return a future of the token of the user
     */
    CompletableFuture<AccessToken> switchHomeUserAsync(AccessToken token, HomeUser user, HomePin pin);

    /**
     * Returns a handle for the same accounts with another timeout.
     *
     * @param timeout the time that each request may take; positive. {@code awaitToken} waits longer.
     * @return another handle; this one keeps its timeout
     */
    AccountAuthentication withTimeout(Duration timeout);
}
