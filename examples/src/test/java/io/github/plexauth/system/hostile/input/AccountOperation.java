package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** The ways to ask plex.tv, which is played by a lambda that returns prepared bytes. */
enum AccountOperation {
    CREATE_PIN(AccountAuthentication::createPin, AccountAuthentication::createPinAsync),
    CHECK_PIN(it -> it.checkPin(pin()), it -> it.checkPinAsync(pin())),
    VALIDATE(it -> it.validate(Operation.MARKED), it -> it.validateAsync(Operation.MARKED)),
    PING(it -> done(() -> it.ping(Operation.MARKED)), it -> it.pingAsync(Operation.MARKED)),
    SIGN_OUT(it -> done(() -> it.signOut(Operation.MARKED)), it -> it.signOutAsync(Operation.MARKED)),
    SERVERS(it -> it.getServers(Operation.MARKED), it -> it.getServersAsync(Operation.MARKED)),
    HOME_USERS(it -> it.getHomeUsers(Operation.MARKED), it -> it.getHomeUsersAsync(Operation.MARKED)),
    SWITCH(
            it -> it.switchHomeUser(Operation.MARKED, user(), HomePin.of("0737")),
            it -> it.switchHomeUserAsync(Operation.MARKED, user()));

    private final Function<AccountAuthentication, Object> blocking;
    private final Function<AccountAuthentication, CompletableFuture<?>> async;

    AccountOperation(
            Function<AccountAuthentication, Object> blocking,
            Function<AccountAuthentication, CompletableFuture<?>> async) {
        this.blocking = blocking;
        this.async = async;
    }

    /** Returns the value or the PlexException that comes out; anything else goes through to the test. */
    Object of(TransportResponse answer) {
        return caught(() -> blocking.apply(account(answer)));
    }

    /** Asks without waiting. */
    Object asyncOf(TransportResponse answer) {
        return caught(() -> Operation.joined(async.apply(account(answer))));
    }

    private static Object caught(Supplier<Object> call) {
        try {
            Object outcome = call.get();
            Operation.assertTellsNoToken(String.valueOf(outcome));
            return outcome;
        } catch (PlexException failure) {
            Operation.assertTellsNoToken(failure);
            assertThat(failure.getMessage()).doesNotContain(pin().id()).hasSizeLessThan(1_000);
            return failure;
        }
    }

    private static AccountAuthentication account(TransportResponse answer) {
        return Operation.application().transport(request -> answer).build().account();
    }

    private static Pin pin() {
        return new Pin(
                "1272322473", "c", "hostile-input", URI.create("https://plex.tv"), Optional.empty(), Instant.MAX);
    }

    private static HomeUser user() {
        return new HomeUser("a1b2c3d4e5f6a7b8", Optional.empty(), Optional.empty(), true, false, false, false);
    }

    private static Object done(Runnable call) {
        call.run();
        return "done";
    }
}
