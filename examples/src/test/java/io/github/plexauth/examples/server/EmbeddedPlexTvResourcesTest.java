package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPlexTvResourcesTest extends EmbeddedPlexTvFixture {

    private static final String ALL = "GET /resources?includeHttps=1&includeRelay=1&includeIPv6=1";

    @Test
    void thereAreServersOfBothKindsAPlayerAndAForgottenDevice() throws Exception {
        assertThat(array(signedIn(ALL)).getValuesAs(JsonObject.class))
                .extracting(resource -> resource.getString("name"), resource -> resource.getString("provides"),
                        resource -> resource.getBoolean("owned"))
                .map(Object::toString)
                .containsExactly("(\"My server\", \"server\", true)", "(\"A friend's server\", \"server\", false)",
                        "(\"Living room\", \"player\", true)", "(\"Attic\", \"\", true)");
    }

    @Test
    void aServerHasTheShapeThatWasRecorded() throws Exception {
        JsonObject server = array(signedIn(ALL)).getJsonObject(0);

        assertThat(server.keySet()).containsExactly("name", "product", "productVersion", "platform", "platformVersion",
                "device", "clientIdentifier", "createdAt", "lastSeenAt", "provides", "ownerId", "sourceTitle",
                "publicAddress", "accessToken", "searchEnabled", "owned", "home", "synced", "relay", "presence",
                "httpsRequired", "publicAddressMatches", "dnsRebindingProtection", "natLoopbackSupported",
                "connections");
        assertThat(server.getJsonArray("connections").getJsonObject(0).keySet())
                .containsExactly("protocol", "address", "port", "uri", "local", "relay", "IPv6");
        assertThat(server.isNull("ownerId")).isTrue();
        assertThat(server.isNull("sourceTitle")).isTrue();
    }

    @Test
    void aSharedServerHasAnOwnerAndATokenOfItsOwn() throws Exception {
        JsonArray resources = array(signedIn(ALL));
        JsonObject shared = resources.getJsonObject(1);

        assertThat(shared.getInt("ownerId")).isPositive();
        assertThat(shared.getString("sourceTitle")).isEqualTo("friend");
        assertThat(shared.getString("accessToken")).hasSize(20)
                .isNotEqualTo(plexTv.token())
                .isNotEqualTo(resources.getJsonObject(0).getString("accessToken"));
    }

    @Test
    void aPlayerHasNoTokenAndLacksTwoFlags() throws Exception {
        JsonObject player = array(signedIn(ALL)).getJsonObject(2);

        assertThat(player.isNull("accessToken")).isTrue();
        assertThat(player.keySet()).doesNotContain("dnsRebindingProtection", "natLoopbackSupported");
    }

    @Test
    void aForgottenDeviceHasNulls() throws Exception {
        assertThat(array(signedIn(ALL)).getJsonObject(3))
                .containsEntry("platform", JsonValue.NULL)
                .containsEntry("publicAddress", JsonValue.NULL)
                .containsEntry("connections", JsonValue.NULL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                           | 4 | 0 | 0 | 0",
        "includeHttps=1               | 1 | 4 | 0 | 0",
        "includeRelay=1               | 5 | 0 | 1 | 0",
        "includeIPv6=1                | 5 | 0 | 0 | 1",
        "includeHttps=1&includeIPv6=1 | 1 | 5 | 0 | 1",
        "includeHttps=0&includeIPv6=0 | 4 | 0 | 0 | 0"
    })
    void aClientGetsTheConnectionsThatItAsksFor(String query, long http, long https, long relay, long ipv6)
            throws Exception {
        List<JsonObject> connections = connections("GET /resources?" + query, 0);

        assertThat(uris(connections).filter(uri -> uri.startsWith("http://"))).hasSize((int) http);
        assertThat(uris(connections).filter(uri -> uri.startsWith("https://"))).hasSize((int) https);
        assertThat(connections.stream().filter(connection -> connection.getBoolean("relay"))).hasSize((int) relay);
        assertThat(connections.stream().filter(connection -> connection.getBoolean("IPv6"))).hasSize((int) ipv6);
    }

    @Test
    void someConnectionsAreListedTwice() throws Exception {
        assertThat(uris(connections(ALL, 0)))
                .startsWith(
                        "https://10-0-2-123.0123456789abcdef0123456789abcdef.plex.direct:32400",
                        "https://10-0-2-123.0123456789abcdef0123456789abcdef.plex.direct:32400",
                        "https://2001-db8--2-123.0123456789abcdef0123456789abcdef.plex.direct:32400",
                        "http://plex.example.com:80",
                        "https://plex.example.com:443");
    }

    @Test
    void xmlHasAnElementAroundEachList() throws Exception {
        assertThat(send("GET /resources", "", CLIENT, TOKEN).body())
                .contains("<resources>\n<resource name=\"My server\"", " owned=\"1\"", " ownerId=\"\"")
                .contains("<connections>\n<connection protocol=\"http\" address=\"10.0.2.123\" port=\"32400\"");
    }

    @Test
    void booleansAreNumbersOnDemand() throws Exception {
        restart(builder().numericBooleans(true));

        assertThat(signedIn(ALL).body()).contains("\"owned\":1", "\"owned\":0", "\"IPv6\":1").doesNotContain("true");
    }

    @Test
    void runningServersReplaceTheSamples() throws Exception {
        try (EmbeddedPlexServer mine = EmbeddedPlexServer.builder().friendlyName("Mine").start();
                EmbeddedPlexServer theirs = EmbeddedPlexServer.builder().friendlyName("Theirs").start()) {
            restart(builder().owned(mine).shared(theirs));
            JsonArray resources = array(signedIn(ALL));

            assertThat(resources.getValuesAs(JsonObject.class)).extracting(resource -> resource.getString("name"))
                    .containsExactly("Mine", "Theirs", "Living room", "Attic");
            assertRunning(resources.getJsonObject(0), mine, true);
            assertRunning(resources.getJsonObject(1), theirs, false);
        }
    }

    private static void assertRunning(JsonObject resource, EmbeddedPlexServer server, boolean owned) {
        assertThat(resource.getString("clientIdentifier")).isEqualTo(server.machineIdentifier());
        assertThat(resource.getString("accessToken")).isEqualTo(server.token());
        assertThat(resource.getBoolean("owned")).isEqualTo(owned);
        List<JsonObject> connections = resource.getJsonArray("connections").getValuesAs(JsonObject.class);
        assertThat(uris(connections)).containsExactly("http://127.0.0.1:1", server.baseUri().toString());
        assertThat(connections.get(1).getBoolean("local")).isEqualTo(owned);
    }

    private List<JsonObject> connections(String request, int resource) throws Exception {
        return array(signedIn(request)).getJsonObject(resource).getJsonArray("connections")
                .getValuesAs(JsonObject.class);
    }

    private static Stream<String> uris(List<JsonObject> connections) {
        return connections.stream().map(connection -> connection.getString("uri"));
    }
}
