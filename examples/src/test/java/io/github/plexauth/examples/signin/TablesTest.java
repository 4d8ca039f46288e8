package io.github.plexauth.examples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.AccountServer.Network;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ConnectionAttempt;
import io.github.plexauth.domain.ConnectionAttempt.Outcome;
import io.github.plexauth.domain.ServerConnection;
import io.github.plexauth.domain.ServerIdentity;
import io.github.plexauth.domain.ServerVersion;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of names that other people choose. */
class TablesTest {

    private static final Connection LONGEST = Connection.of(
            "https",
            "2001:db8:1234:5678:9abc:def0:1234:5678",
            32400,
            "https://2001-db8-1234-5678-9abc-def0-1234-5678.0123456789abcdef0123456789abcdef.plex.direct:32400",
            false,
            true);

    private static AccountServer server(String name, String owner) {
        return new AccountServer(
                Optional.of(name), "identifier", Optional.of(ServerVersion.parse("1.43.4.10903-hash")),
                owner.isEmpty(), false, true, Optional.of(owner).filter(text -> !text.isEmpty()), new Network(false, false, false, false),
                Optional.of(AccessToken.of("secret")), Optional.empty(), List.of(LONGEST), List.of());
    }

    @Test
    void namesCannotBreakATable() {
        List<String> lines = Tables.servers(List.of(
                server("Living room", ""),
                server("A server with a name that nobody can read to its end", "somebody with a long name"),
                server("two\nlines\u001B[31m \u202Eright to left", "tab\tand\u0000null"),
                server("居間のサーバーです。とても長い名前", "친구"),
                server("e\u0301 \uD83C\uDFAC", "\uD83D\uDC69\u200D\uD83D\uDCBB")));

        assertThat(lines).containsExactly(
                " #  name                   access             version       connections  running",
                " 1  Living room            owned              1.43.4.10903            1  yes",
                " 2  A server with a na...  shared by some...  1.43.4.10903            1  yes",
                " 3  two lines[31m righ...  shared by tab ...  1.43.4.10903            1  yes",
                " 4  居間のサーバーです...  shared by 친구     1.43.4.10903            1  yes",
                " 5  e\u0301 \uD83C\uDFAC                   shared by \uD83D\uDC69\uD83D\uDCBB     1.43.4.10903"
                        + "            1  yes");
        assertThat(lines).allMatch(line -> Columns.width(line) <= 80);
    }

    @Test
    void aServerOfWhichLittleIsKnownHasALine() {
        AccountServer unknown = new AccountServer(
                Optional.empty(), "identifier", Optional.empty(), false, false, false, Optional.empty(),
                new Network(false, false, false, false), Optional.empty(), Optional.of("none"), List.of(), List.of());

        assertThat(Tables.servers(List.of(unknown)).get(1))
                .isEqualTo(" 1  no name                shared by some...  unknown                 0  no");
    }

    @Test
    void everyOutcomeHasALineAndFailuresHaveAReason() {
        String detail = "a reason that is so long that it does not fit into one line of a terminal with eighty columns";
        List<ConnectionAttempt> attempts = Stream.of(Outcome.values())
                .map(outcome -> new ConnectionAttempt(LONGEST, outcome, detail, Duration.ofMillis(12_345)))
                .toList();
        ServerConnection connection = new ServerConnection(
                URI.create("https://example.com"), AccessToken.of("secret"), LONGEST,
                new ServerIdentity("identifier", Optional.empty(), Optional.empty()), attempts);

        List<String> lines = Tables.attempts(connection);

        assertThat(lines).allMatch(line -> line.length() <= 80);
        assertThat(lines.subList(0, 3)).containsExactly(
                "place        address                                  port outcome          ms",
                "relay  https 2001:db8:1234:5678:9abc:def0:1234:5678  32400 chosen        12345",
                "relay  https 2001:db8:1234:5678:9abc:def0:1234:5678  32400 reached       12345");
        assertThat(lines).hasSize(1 + Outcome.values().length + 2 * 3);
        assertThat(String.join("\n", lines)).contains("wrong server", "not tried").doesNotContain("secret");
    }
}
