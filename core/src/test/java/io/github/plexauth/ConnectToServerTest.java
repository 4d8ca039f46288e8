package io.github.plexauth;

import static io.github.plexauth.TestFutures.failureOf;
import static io.github.plexauth.TestFutures.valueOf;
import static io.github.plexauth.TestSource.MACHINE;
import static io.github.plexauth.TestSource.REMOTE;
import static io.github.plexauth.TestSource.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.PlainHttp;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.error.PlexConnectException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Connecting to a server of an account: the race is that of a source, and the token is that of the server. */
class ConnectToServerTest {

    private static final AccessToken SERVER_TOKEN = AccessToken.of("TokenOfThisServer123");
    private static final Connection LOOPBACK =
            Connection.of("http", "127.0.0.1", 32400, "http://127.0.0.1:32400", true, false);

    private final PendingTransport transport = new PendingTransport();
    private final PlexAuth plexAuth = TestAccount.plexAuth(transport);

    @Test
    void theResultHasTheTokenOfTheServerAndNobodyGotIt() {
        CompletableFuture<ServerConnection> found = plexAuth.connectAsync(server(SERVER_TOKEN, REMOTE));
        transport.next("remote.test").respond(identity(MACHINE));

        assertThat(valueOf(found).accessToken()).isEqualTo(SERVER_TOKEN);
        assertThat(valueOf(found).connection()).isEqualTo(REMOTE);
        assertThat(transport.all()).allSatisfy(
                sent -> assertThat(sent.request().headers()).doesNotContainKey("X-Plex-Token"));
    }

    @Test
    void theBlockingMethodFindsTheSameConnection() {
        CompletableFuture<ServerConnection> found =
                CompletableFuture.supplyAsync(() -> plexAuth.connect(server(SERVER_TOKEN, REMOTE)));
        transport.next("remote.test").respond(identity(MACHINE));

        assertThat(valueOf(found).connection()).isEqualTo(REMOTE);
    }

    @Test
    void anotherServerAtTheAddressIsNotChosen() {
        CompletableFuture<ServerConnection> found = plexAuth.connectAsync(server(SERVER_TOKEN, REMOTE));
        transport.next("remote.test").respond(identity("another"));

        assertThat(failureOf(found))
                .isInstanceOf(PlexConnectException.class)
                .hasMessageStartingWith("no connection to the server works:");
    }

    @Test
    void aServerWithoutATokenSaysWhyAndIsNotAsked() {
        assertThat(failureOf(plexAuth.connectAsync(server(null, REMOTE))))
                .isInstanceOf(PlexConnectException.class)
                .hasMessage("the reason.");
        assertThat(transport.all()).isEmpty();
    }

    @Test
    void aServerWithoutConnectionsIsProbablyOff() {
        assertThat(failureOf(plexAuth.connectAsync(server(SERVER_TOKEN))))
                .isInstanceOf(PlexConnectException.class)
                .hasMessage("the server offers no connection. It is probably not running, or not signed in.");
    }

    @Test
    void thisMachineIsTriedOnlyIfTheAccountsAreThereToo() {
        AccountServer server = server(SERVER_TOKEN, LOOPBACK);

        assertThat(failureOf(plexAuth.connectAsync(server, PlainHttp.ALLOWED)))
                .isInstanceOf(PlexConnectException.class)
                .hasMessageContaining("PlexAuthBuilder.allowSpecialAddresses");

        CompletableFuture<ServerConnection> found = TestApplication.builder(transport)
                .accountUri(URI.create("http://127.0.0.1:8080/api/v2"))
                .build()
                .connectAsync(server, PlainHttp.ALLOWED);
        transport.next("127.0.0.1").respond(identity(MACHINE));
        assertThat(valueOf(found).connection()).isEqualTo(LOOPBACK);
    }

    @Test
    void nullArgumentsAreRejectedAtOnce() {
        AccountServer nothing = null;
        assertThatNullPointerException().isThrownBy(() -> plexAuth.connectAsync(nothing)).withMessage("server");
        assertThatNullPointerException().isThrownBy(() -> plexAuth.connect(nothing)).withMessage("server");
        assertThatNullPointerException()
                .isThrownBy(() -> plexAuth.connectAsync(server(SERVER_TOKEN), null)).withMessage("plainHttp");
    }

    private static AccountServer server(AccessToken token, Connection... connections) {
        return new AccountServer(
                Optional.of("Den"), MACHINE, Optional.empty(), true, false, true, Optional.empty(),
                new AccountServer.Network(false, false, false, false),
                Optional.ofNullable(token), token == null ? Optional.of("the reason.") : Optional.empty(),
                List.of(connections), List.of());
    }
}
