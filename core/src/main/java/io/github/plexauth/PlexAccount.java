package io.github.plexauth;

import io.github.plexauth.call.Caller;
import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServers;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.protocol.SignInPage;
import io.github.plexauth.signin.Dependents;
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
record PlexAccount(AccountCaller caller) implements AccountAuthentication {

    @Override
    public Pin createPin(PinOptions options) {
        return caller.withoutToken().call(creation(options));
    }

    @Override
    public CompletableFuture<Pin> createPinAsync(PinOptions options) {
        return caller.withoutToken().callAsync(creation(options));
    }

    private CreatePin creation(PinOptions options) {
        Objects.requireNonNull(options, "options");
        return new CreatePin(options.strong(), new SignInPage(caller.identity(), options.forward()), Optional.empty());
    }

    @Override
    public Optional<AccessToken> checkPin(Pin pin) {
        CheckPin check = check(pin);
        try {
            return caller.withoutToken().call(check);
        } catch (PlexException failure) {
            return Futures.rethrow(WaitEnd.meaning(failure));
        }
    }

    @Override
    public CompletableFuture<Optional<AccessToken>> checkPinAsync(Pin pin) {
        return Futures.map(
                caller.withoutToken().callAsync(check(pin)),
                token -> token,
                failure -> Futures.rethrow(WaitEnd.meaning(failure)));
    }

    private CheckPin check(Pin pin) {
        return new CheckPin(pin, caller.identity().clientIdentifier(), Optional.empty());
    }

    @Override
    public AccessToken awaitToken(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        return Futures.await(wait(pin, timeout, secondsLeft), "waiting for the PIN to be confirmed");
    }

    @Override
    public CompletableFuture<AccessToken> awaitTokenAsync(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        return Dependents.of(wait(pin, timeout, secondsLeft));
    }

    private CompletableFuture<AccessToken> wait(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        CheckPin check = check(pin);
        return caller.await(pin, timeout, secondsLeft, time -> caller.once(time).callAsync(check));
    }

    @Override
    public TokenValidity validate(AccessToken token) {
        Caller calls = caller.with(token);
        try {
            return new TokenValidity.Valid(calls.call(new GetAccount()));
        } catch (PlexException failure) {
            return Validation.of(failure);
        }
    }

    @Override
    public CompletableFuture<TokenValidity> validateAsync(AccessToken token) {
        return Futures.map(caller.with(token).callAsync(new GetAccount()), TokenValidity.Valid::new, Validation::of);
    }

    @Override
    public void ping(AccessToken token) {
        caller.with(token).call(new Ping());
    }

    @Override
    public CompletableFuture<Void> pingAsync(AccessToken token) {
        return completion(caller.with(token).callAsync(new Ping()));
    }

    @Override
    public void signOut(AccessToken token) {
        caller.with(token).call(new SignOut());
    }

    @Override
    public CompletableFuture<Void> signOutAsync(AccessToken token) {
        return completion(caller.with(token).callAsync(new SignOut()));
    }

    @Override
    public AccountServers getServers(AccessToken token) {
        return caller.with(token).call(new GetServers());
    }

    @Override
    public CompletableFuture<AccountServers> getServersAsync(AccessToken token) {
        return caller.with(token).callAsync(new GetServers());
    }

    @Override
    public List<HomeUser> getHomeUsers(AccessToken token) {
        return caller.with(token).call(new GetHomeUsers());
    }

    @Override
    public CompletableFuture<List<HomeUser>> getHomeUsersAsync(AccessToken token) {
        return caller.with(token).callAsync(new GetHomeUsers());
    }

    @Override
    public AccessToken switchHomeUser(AccessToken token, HomeUser user) {
        return caller.with(token).call(new SwitchHomeUser(user, Optional.empty()));
    }

    @Override
    public AccessToken switchHomeUser(AccessToken token, HomeUser user, HomePin pin) {
        return caller.with(token).call(new SwitchHomeUser(user, Optional.of(Objects.requireNonNull(pin, "pin"))));
    }

    @Override
    public CompletableFuture<AccessToken> switchHomeUserAsync(AccessToken token, HomeUser user) {
        return caller.with(token).callAsync(new SwitchHomeUser(user, Optional.empty()));
    }

    @Override
    public CompletableFuture<AccessToken> switchHomeUserAsync(AccessToken token, HomeUser user, HomePin pin) {
        return caller.with(token).callAsync(new SwitchHomeUser(user, Optional.of(Objects.requireNonNull(pin, "pin"))));
    }

    @Override
    public AccountAuthentication withTimeout(Duration timeout) {
        return new PlexAccount(caller.withTimeout(timeout));
    }

    @SuppressWarnings("NullAway") // The only value of a Void is null.
    private static CompletableFuture<Void> completion(CompletableFuture<Done> call) {
        return Futures.map(call, done -> null, Futures::rethrow);
    }

    /** Returns the address of plex.tv. */
    @Override
    public String toString() {
        return "AccountAuthentication[" + caller + "]";
    }
}
