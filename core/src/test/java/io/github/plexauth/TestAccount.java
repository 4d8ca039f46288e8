package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The application of the tests, with plex.tv. */
final class TestAccount {

    static final URI BASE_URI = URI.create("https://plex.test/api/v2");
    static final AccessToken TOKEN = AccessToken.of("Ac-Qm2_x7Y0account9T");
    static final HomeUser USER =
            new HomeUser("a1b2c3d4", Optional.of("Kid"), Optional.empty(), true, false, true, false);
    static final HomePin HOME_PIN = HomePin.of("4711");
    static final String CODE = "3patfx1a78ukcbr7x0n9bl26t";
    static final Pin PIN = pin("installation-1");

    /** One call of the driving port, which a test makes in both styles. */
    record Operation(String name, BiFunction<CallStyle, AccountAuthentication, Object> call) {

        Object run(CallStyle style, AccountAuthentication account) {
            return call.apply(style, account);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The calls that carry the token of an account. */
    static final List<Operation> WITH_TOKEN = withToken(TOKEN);

    /** The calls that fail with an exception. Validation returns a value instead. */
    static final List<Operation> FAILING = Stream.concat(
                    Stream.of(
                            new Operation("createPin", (style, account) ->
                                    style.call(account::createPin, account::createPinAsync)),
                            new Operation("checkPin", (style, account) ->
                                    style.call(() -> account.checkPin(PIN), () -> account.checkPinAsync(PIN)))),
                    WITH_TOKEN.stream().filter(operation -> !operation.name().equals("validate")))
            .toList();

    private TestAccount() {}

    static List<Operation> withToken(AccessToken token) {
        return List.of(
                new Operation("validate", (style, account) ->
                        style.call(() -> account.validate(token), () -> account.validateAsync(token))),
                new Operation("ping", (style, account) ->
                        style.call(done(() -> account.ping(token)), () -> account.pingAsync(token))),
                new Operation("signOut", (style, account) ->
                        style.call(done(() -> account.signOut(token)), () -> account.signOutAsync(token))),
                new Operation("getServers", (style, account) ->
                        style.call(() -> account.getServers(token), () -> account.getServersAsync(token))),
                new Operation("getHomeUsers", (style, account) ->
                        style.call(() -> account.getHomeUsers(token), () -> account.getHomeUsersAsync(token))),
                new Operation("switchHomeUser", (style, account) -> style.call(
                        () -> account.switchHomeUser(token, USER, HOME_PIN),
                        () -> account.switchHomeUserAsync(token, USER, HOME_PIN))));
    }

    private static Supplier<Void> done(Runnable call) {
        return () -> {
            call.run();
            return null;
        };
    }

    static AccountAuthentication account(HttpTransport transport) {
        return plexAuth(transport).account();
    }

    static AccountAuthentication account(TransportResponse response) {
        return account(FakeTransport.responding(response));
    }

    static PlexAuth plexAuth(HttpTransport transport) {
        return TestApplication.builder(transport).accountUri(BASE_URI).build();
    }

    static Pin pin(String clientIdentifier) {
        return new Pin("1272322473", CODE, clientIdentifier, URI.create("https://app.plex.tv/auth#?code=" + CODE),
                Optional.empty(), TestApplication.NOW.plus(Duration.ofMinutes(30)));
    }
}
