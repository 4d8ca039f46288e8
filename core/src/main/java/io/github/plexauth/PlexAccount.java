package io.github.plexauth;

import io.github.plexauth.call.CallSettings;
import io.github.plexauth.call.Caller;
import io.github.plexauth.call.Futures;
import io.github.plexauth.call.TokenFetcher;
import io.github.plexauth.check.Checks;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.AccountServers;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Endpoint;
import io.github.plexauth.protocol.Service;
import io.github.plexauth.protocol.SignInPage;
import io.github.plexauth.signin.Dependents;
import io.github.plexauth.signin.PinWait;
import io.github.plexauth.signin.Timers;
import io.github.plexauth.signin.WaitEnd;
import io.github.plexauth.usecase.CheckPin;
import io.github.plexauth.usecase.CreatePin;
import io.github.plexauth.usecase.Done;
import io.github.plexauth.usecase.GetAccount;
import io.github.plexauth.usecase.GetHomeUsers;
import io.github.plexauth.usecase.GetServers;
import io.github.plexauth.usecase.Ping;
import io.github.plexauth.usecase.SignOut;
import io.github.plexauth.usecase.SwitchHomeUser;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/** Maps each method to a use case. */
record PlexAccount(
        CallSettings settings, Endpoint endpoint, ClientIdentity identity, Duration timeout, Timers timers)
        implements AccountAuthentication {

    /** For questions that need no token. */
    private static final AccessTokenSource NO_TOKEN = () -> {
        throw new IllegalStateException("the question needs no token");
    };

    @Override
    public Pin createPin(PinOptions options) {
        return withoutToken().call(creation(options));
    }

    @Override
    public CompletableFuture<Pin> createPinAsync(PinOptions options) {
        return withoutToken().callAsync(creation(options));
    }

    private CreatePin creation(PinOptions options) {
        Objects.requireNonNull(options, "options");
        return new CreatePin(options.strong(), new SignInPage(identity, options.forward()));
    }

    @Override
    public Optional<AccessToken> checkPin(Pin pin) {
        CheckPin check = check(pin);
        try {
            return withoutToken().call(check);
        } catch (PlexException failure) {
            return Futures.rethrow(WaitEnd.meaning(failure));
        }
    }

    @Override
    public CompletableFuture<Optional<AccessToken>> checkPinAsync(Pin pin) {
        return Futures.map(
                withoutToken().callAsync(check(pin)),
                token -> token,
                failure -> Futures.rethrow(WaitEnd.meaning(failure)));
    }

    private CheckPin check(Pin pin) {
        return new CheckPin(pin, identity.clientIdentifier());
    }

    @Override
    public AccessToken awaitToken(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        return Futures.await(wait(pin, timeout, secondsLeft), "waiting for the PIN to be confirmed");
    }

    @Override
    public CompletableFuture<AccessToken> awaitTokenAsync(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        return Dependents.of(wait(pin, timeout, secondsLeft));
    }

    /** The wait repeats its questions itself, so the retry policy does not apply to them. */
    private CompletableFuture<AccessToken> wait(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        CheckPin check = check(pin);
        Checks.requirePositive(timeout, "timeout");
        Objects.requireNonNull(secondsLeft, "secondsLeft");
        Duration left = Duration.between(settings.clock().instant(), pin.expiresAt());
        return PinWait.start(
                time -> caller(settings.withoutRetries(), NO_TOKEN, time).callAsync(check),
                WaitEnd.of(left, timeout),
                this.timeout,
                secondsLeft,
                timers);
    }

    @Override
    public TokenValidity validate(AccessToken token) {
        Caller caller = with(token);
        try {
            return new TokenValidity.Valid(caller.call(new GetAccount()));
        } catch (PlexException failure) {
            return Validation.of(failure);
        }
    }

    @Override
    public CompletableFuture<TokenValidity> validateAsync(AccessToken token) {
        return Futures.map(with(token).callAsync(new GetAccount()), TokenValidity.Valid::new, Validation::of);
    }

    @Override
    public void ping(AccessToken token) {
        with(token).call(new Ping());
    }

    @Override
    public CompletableFuture<Void> pingAsync(AccessToken token) {
        return completion(with(token).callAsync(new Ping()));
    }

    @Override
    public void signOut(AccessToken token) {
        with(token).call(new SignOut());
    }

    @Override
    public CompletableFuture<Void> signOutAsync(AccessToken token) {
        return completion(with(token).callAsync(new SignOut()));
    }

    @Override
    public AccountServers getServers(AccessToken token) {
        return with(token).call(new GetServers());
    }

    @Override
    public CompletableFuture<AccountServers> getServersAsync(AccessToken token) {
        return with(token).callAsync(new GetServers());
    }

    @Override
    public List<HomeUser> getHomeUsers(AccessToken token) {
        return with(token).call(new GetHomeUsers());
    }

    @Override
    public CompletableFuture<List<HomeUser>> getHomeUsersAsync(AccessToken token) {
        return with(token).callAsync(new GetHomeUsers());
    }

    @Override
    public AccessToken switchHomeUser(AccessToken token, HomeUser user) {
        return with(token).call(new SwitchHomeUser(user, Optional.empty()));
    }

    @Override
    public AccessToken switchHomeUser(AccessToken token, HomeUser user, HomePin pin) {
        return with(token).call(new SwitchHomeUser(user, Optional.of(Objects.requireNonNull(pin, "pin"))));
    }

    @Override
    public CompletableFuture<AccessToken> switchHomeUserAsync(AccessToken token, HomeUser user) {
        return with(token).callAsync(new SwitchHomeUser(user, Optional.empty()));
    }

    @Override
    public CompletableFuture<AccessToken> switchHomeUserAsync(AccessToken token, HomeUser user, HomePin pin) {
        return with(token).callAsync(new SwitchHomeUser(user, Optional.of(Objects.requireNonNull(pin, "pin"))));
    }

    @Override
    public AccountAuthentication withTimeout(Duration timeout) {
        return new PlexAccount(settings, endpoint, identity, Checks.requirePositive(timeout, "timeout"), timers);
    }

    private Caller withoutToken() {
        return caller(settings, NO_TOKEN, timeout);
    }

    private Caller with(AccessToken token) {
        TokenKinds.require(Service.PLEX_TV, token, "token");
        return caller(settings, AccessTokenSource.of(token), timeout);
    }

    private Caller caller(CallSettings settings, AccessTokenSource tokens, Duration timeout) {
        return new Caller(settings, endpoint, new TokenFetcher(tokens), timeout);
    }

    private static CompletableFuture<Void> completion(CompletableFuture<Done> call) {
        return Futures.map(call, done -> null, Futures::rethrow);
    }

    /** Returns the address of plex.tv. */
    @Override
    public String toString() {
        return "AccountAuthentication[" + endpoint + ", timeout=" + timeout + "]";
    }
}
