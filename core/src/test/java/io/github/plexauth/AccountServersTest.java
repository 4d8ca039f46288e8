package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.AccountServers;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.ServerVersion;
import io.github.plexauth.error.PlexInvalidResponseException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers are read from the resources of an account. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class AccountServersTest {

    private static final String CONNECTION = "{\"protocol\":\"https\",\"address\":\"192.168.1.5\",\"port\":32400,"
            + "\"uri\":\"https://192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct:32400\",\"local\":true,"
            + "\"relay\":false,\"IPv6\":false}";
    private static final String IPV6 = "{\"protocol\":\"https\",\"address\":\"2001:db8::5\",\"port\":32400,"
            + "\"uri\":\"https://2001-db8--5.0123456789abcdef0123456789abcdef.plex.direct:32400\",\"local\":false,"
            + "\"relay\":false,\"IPv6\":true}";

    /** With the fields that were recorded in 2026-09, some of them null. */
    private static final String SHARED = "{\"name\":\"Den\",\"product\":\"Plex Media Server\","
            + "\"productVersion\":\"1.43.4.10903-e5521bd8c\",\"platform\":null,\"device\":\"PC\","
            + "\"clientIdentifier\":\"243b47\",\"createdAt\":\"2024-01-01T00:00:00Z\",\"provides\":\"server\","
            + "\"ownerId\":7,\"sourceTitle\":\"Ann\",\"publicAddress\":\"203.0.113.7\","
            + "\"accessToken\":\"ShaRedToKenOfThisOne\","
            + "\"owned\":false,\"home\":true,\"synced\":false,\"relay\":true,\"presence\":true,\"httpsRequired\":true,"
            + "\"publicAddressMatches\":true,\"dnsRebindingProtection\":true,\"natLoopbackSupported\":true,"
            + "\"searchEnabled\":true,\"connections\":[" + CONNECTION + "," + IPV6 + "," + CONNECTION + "]}";

    @Parameter
    CallStyle style;

    @Test
    void aServerIsReadWithItsOwnTokenAndEachConnectionOnce() {
        AccountServer server = one("[" + SHARED + "]");

        assertThat(server.name()).contains("Den");
        assertThat(server.clientIdentifier()).isEqualTo("243b47");
        assertThat(server.version()).contains(ServerVersion.parse("1.43.4.10903-e5521bd8c"));
        assertThat(server.owned()).isFalse();
        assertThat(server.home()).isTrue();
        assertThat(server.present()).isTrue();
        assertThat(server.owner()).contains("Ann");
        assertThat(server.network()).isEqualTo(new AccountServer.Network(true, true, true, true));
        assertThat(server.accessToken()).contains(AccessToken.of("ShaRedToKenOfThisOne"));
        assertThat(server.tokenProblem()).isEmpty();
        assertThat(server.connections()).extracting(Connection::address).containsExactly("192.168.1.5", "2001:db8::5");
        assertThat(server.connections()).extracting(Connection::ipv6).containsExactly(false, true);
        assertThat(server.problems()).isEmpty();
        assertThat(server.toString()).doesNotContain("ShaRed", "Den", "Ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{'clientIdentifier':'a','provides':'server'}]",
        "[{'clientIdentifier':'a','provides':'client, SERVER ,player','connections':null,'name':null,'owned':null}]",
        "[null,{'clientIdentifier':'p','provides':'player','accessToken':null},"
                + "{'clientIdentifier':'a','provides':'server'}]",
        "[{'clientIdentifier':'n'},7,'text',[],"
                + "{'clientIdentifier':'a','provides':['player','server'],'connections':{}}]",
        "{'MediaContainer':{'Device':[{'clientIdentifier':'a','provides':'server'}]}}",
        "<resources><resource clientIdentifier='a' provides='server'><connections/></resource></resources>",
        "<MediaContainer size='1'><Device clientIdentifier='a' provides='server'/></MediaContainer>"
    })
    void whatIsMissingIsAbsentAndPlayersAreLeftOut(String body) {
        AccountServers found = servers(body.replace('\'', '"'));

        assertThat(found.problems()).isEmpty();
        assertThat(found.servers()).singleElement().isEqualTo(new AccountServer(
                Optional.empty(), "a", Optional.empty(), false, false, false, Optional.empty(),
                new AccountServer.Network(false, false, false, false), Optional.empty(),
                Optional.of("plex.tv sent no token for this server."), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "\"1\"", "\"true\""})
    void flagsAreBooleansNumbersOrTexts(String flag) {
        AccountServer server = one("[{\"clientIdentifier\":\"a\",\"provides\":\"server\",\"owned\":" + flag
                + ",\"presence\":" + flag + ",\"httpsRequired\":" + flag + "}]");

        assertThat(server.owned() && server.present() && server.network().httpsRequired()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "<resources/>", "<MediaContainer size='0'/>", "{'MediaContainer':{'size':0}}"})
    void anAccountMayHaveNoServers(String body) {
        assertThat(servers(body.replace('\'', '"'))).isEqualTo(new AccountServers(List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":7}", "<user/>", "<html></html>", ""})
    void anAnswerThatIsNotAListOfResourcesIsRefused(String body) {
        assertThatThrownBy(() -> servers(body)).isInstanceOf(PlexInvalidResponseException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'provides':'server'}                                        | is a server without a client identifier.",
        "{'provides':'server','clientIdentifier':'a\\nb'} | has an identifier that is not one line of Unicode text.",
        "{'provides':'server','clientIdentifier':'Ac-Qm2_x7Y0account9T'} | has an identifier that contains an access"
                + " token."
    })
    void aBrokenEntryDoesNotCostTheOthers(String broken, String problem) {
        AccountServers found = servers("[" + broken.replace('\'', '"') + "," + SHARED + "]");

        assertThat(found.servers()).extracting(AccountServer::clientIdentifier).containsExactly("243b47");
        assertThat(found.problems()).containsExactly("Resource 1 " + problem);
    }

    @Test
    void aBrokenConnectionDoesNotCostTheOthers() {
        AccountServer server = one("[" + SHARED.replace("[" + CONNECTION,
                "[{\"uri\":\"http://plex_server:32400\"},{\"uri\":\"https://h.test/ShaRedToKenOfThisOne\"},7,null,"
                        + CONNECTION) + "]");

        assertThat(server.connections()).hasSize(2);
        assertThat(server.problems()).containsExactly(
                "Connection 1 has a host with an underscore, which a host name cannot contain.",
                "Connection 2 has a URI or an address that contains an access token.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'eyJhbGciOiJFZERTQSJ9.e30.c2ln' | plex.tv returned the JSON Web Token of the account, which media servers",
        "'claim-12345678'                | plex.tv sent a token that is a claim token",
        "'a b'                           | plex.tv sent a text for this server that cannot be a token.",
        "null                            | plex.tv sent no token for this server.",
        "''                              | plex.tv sent no token for this server.",
        "7                               | plex.tv sent no token for this server."
    })
    void aTokenThatMediaServersRefuseIsAbsentAndTheReasonCanBeAsked(String token, String reason) {
        AccountServer server = one("[{\"clientIdentifier\":\"a\",\"provides\":\"server\",\"accessToken\":"
                + token.replace('\'', '"') + "}]");

        assertThat(server.accessToken()).isEmpty();
        assertThat(server.tokenProblem().orElseThrow()).startsWith(reason).doesNotContain("eyJ", "12345678");
    }

    private AccountServer one(String body) {
        AccountServers found = servers(body);
        assertThat(found.servers()).hasSize(1);
        return found.servers().get(0);
    }

    private AccountServers servers(String body) {
        AccountAuthentication account = TestAccount.account(Responses.of(200, body));
        return style.call(
                () -> account.getServers(TestAccount.TOKEN), () -> account.getServersAsync(TestAccount.TOKEN));
    }
}
