package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EmbeddedPlexServerTest {

    private static final String TOKEN_REQUEST = "/security/token?type=delegation&scope=all";
    private static final String OTHER = "243b471948ace337a8f92f129ec97d1902fcb1df";
    private static final String RESOURCES_REQUEST = "/security/resources?source=server%3A%2F%2F" + OTHER;
    private static final String JSON = "Accept: application/json";
    private static final String TRANSIENT =
            "transient-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private EmbeddedPlexServer server;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPlexServer.builder()
                .token("owner-token")
                .machineIdentifier("0123456789abcdef0123456789abcdef01234567")
                .shared(Map.of(OTHER, EmbeddedDevice.sample("A friend's server")))
                .start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private RawAnswer anonymous(String verbAndTarget, String... headers) throws IOException {
        return RawAnswer.to(server.baseUri(), verbAndTarget, with("Connection: close", headers));
    }

    private RawAnswer as(String token, String target, String... headers) throws IOException {
        return anonymous("GET " + target, with("X-Plex-Token: " + token, headers));
    }

    private static String[] with(String header, String... others) {
        return Stream.concat(Stream.of(header), Stream.of(others)).toArray(String[]::new);
    }

    private RawAnswer owner(String target, String... headers) throws IOException {
        return as("owner-token", target, headers);
    }

    private String transientToken() throws IOException {
        Matcher token = Pattern.compile(TRANSIENT).matcher(owner(TOKEN_REQUEST).body());
        assertThat(token.find()).isTrue();
        return token.group();
    }

    private static String page(int status, String title) {
        return "<html><head><title>" + title + "</title></head><body><h1>" + status + " " + title
                + "</h1></body></html>";
    }

    private static void assertPage(RawAnswer answer, int status, String title) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(page(status, title));
        assertThat(answer.headers())
                .containsEntry("content-type", "text/html")
                .containsEntry("x-plex-protocol", "1.0")
                .containsEntry("connection", "close");
    }

    @Nested
    class ATransientToken {

        @Test
        void comesAsXmlToWhoeverDoesNotSayWhatTheyAccept() throws IOException {
            RawAnswer answer = owner(TOKEN_REQUEST);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("content-type", "text/xml;charset=utf-8")
                    .containsEntry("x-plex-protocol", "1.0");
            assertThat(answer.body())
                    .matches("<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?>\n"
                            + "<MediaContainer size=\"0\" token=\"" + TRANSIENT + "\"/>\n");
        }

        @Test
        void comesAsJsonToWhoeverAcceptsJson() throws IOException {
            RawAnswer answer = owner(TOKEN_REQUEST, JSON);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("x-plex-protocol", "1.0");
            assertThat(answer.body()).matches(
                    "\\{\"MediaContainer\":\\{\"size\":0,\"token\":\"" + TRANSIENT + "\"}}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH"})
        void isGivenForAnyVerb(String verb) throws IOException {
            RawAnswer answer = anonymous(verb + " " + TOKEN_REQUEST, "X-Plex-Token: owner-token");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).containsPattern(TRANSIENT);
        }

        @Test
        void isAnotherOneEachTime() throws IOException {
            assertThat(transientToken()).isNotEqualTo(transientToken());
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", RESOURCES_REQUEST, "/library/sections"})
        void opensWhatTheOwnersTokenOpens(String target) throws IOException {
            assertThat(as(transientToken(), target).status()).isEqualTo(200);
        }

        @Test
        void cannotBeUsedToGetAnother() throws IOException {
            assertPage(as(transientToken(), TOKEN_REQUEST), 403, "Forbidden");
        }

        @Test
        void isForgottenInARestartAndTheOwnersTokenIsNot() throws IOException {
            String token = transientToken();
            URI before = server.baseUri();

            server.restart();

            assertThat(server.baseUri()).isEqualTo(before);
            assertPage(as(token, RESOURCES_REQUEST), 401, "Unauthorized");
            assertThat(owner(RESOURCES_REQUEST).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "",
            "?type=delegation",
            "?scope=all",
            "?type=delegation&scope=playback",
            "?type=other&scope=all",
            "?type=&scope=all",
            "?type&scope=all"
        })
        void isRefusedIfTypeOrScopeIsMissingOrUnknown(String query) throws IOException {
            assertPage(owner("/security/token" + query), 400, "Bad Request");
        }
    }

    @Nested
    class SourceConnectionInformation {

        @Test
        void comesAsXmlWithNumbersForFlags() throws IOException {
            RawAnswer answer = owner(RESOURCES_REQUEST);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().replaceAll(TRANSIENT, "TOKEN")).isEqualTo("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <MediaContainer size="1">
                    <Device name="A friend's server" clientIdentifier="%s" accessToken="TOKEN">
                    <Connection protocol="https" address="10.0.2.123" \
                    uri="https://10-0-2-123.HASH:32400" port="32400" local="1"/>
                    <Connection protocol="https" address="203.0.113.222" \
                    uri="https://203-0-113-222.HASH:32403" port="32403" local="0"/>
                    <Connection protocol="https" address="198.51.100.105" \
                    uri="https://198-51-100-105.HASH:8443" port="8443" local="0" relay="1"/>
                    </Device>
                    </MediaContainer>
                    """.formatted(OTHER).replace("HASH", "0123456789abcdef0123456789abcdef.plex.direct"));
        }

        @Test
        void comesAsJsonWithOneDeviceAndRelayOnlyWhereItIsOne() throws IOException {
            RawAnswer answer = owner(RESOURCES_REQUEST, JSON);

            assertThat(answer.body().replaceAll(TRANSIENT, "TOKEN"))
                    .startsWith("{\"MediaContainer\":{\"size\":1,\"Device\":{\"name\":\"A friend's server\",")
                    .contains("\"clientIdentifier\":\"" + OTHER + "\",\"accessToken\":\"TOKEN\",\"Connection\":[{")
                    .contains("\"port\":32400,\"local\":true},")
                    .contains("\"port\":32403,\"local\":false},")
                    .endsWith("\"port\":8443,\"local\":false,\"relay\":true}]}}}");
        }

        @Test
        void hasAnotherTokenEachTimeWhichIsForTheOtherServer() throws IOException {
            Pattern attribute = Pattern.compile("accessToken=\"(" + TRANSIENT + ")\"");
            Set<String> tokens = new HashSet<>();
            for (int i = 0; i < 2; i++) {
                Matcher token = attribute.matcher(owner(RESOURCES_REQUEST).body());
                assertThat(token.find()).isTrue();
                tokens.add(token.group(1));
                assertThat(as(token.group(1), "/").status()).isEqualTo(401);
            }

            assertThat(tokens).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "source=server://" + OTHER,
            "source=server%3A%2F%2F" + OTHER,
            "source=server://" + OTHER + "/com.plexapp.plugins.library",
            "source=server://" + OTHER + "&refresh=1",
            "source=server://" + OTHER + "&refresh=0"
        })
        void isGivenForEachSpellingOfTheSource(String query) throws IOException {
            assertThat(owner("/security/resources?" + query).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?source=", "?source=" + OTHER, "?source=http://" + OTHER, "?source=server://"})
        void isRefusedIfTheSourceIsMissingOrNotOne(String query) throws IOException {
            assertPage(owner("/security/resources" + query), 400, "Bad Request");
        }

        @Test
        void isRefusedIfRefreshIsNoFlag() throws IOException {
            assertPage(owner(RESOURCES_REQUEST + "&refresh=true"), 400, "Bad Request");
        }

        @ParameterizedTest
        @ValueSource(strings = {"server://unknown", "provider://tv.plex.provider.discover", "provider://" + OTHER})
        void isNotFoundForASourceThatIsNotShared(String source) throws IOException {
            assertPage(owner("/security/resources?source=" + source), 404, "Not Found");
        }

        @Test
        void leavesOutConnectionsIfThereAreNone() throws IOException {
            try (EmbeddedPlexServer bare = EmbeddedPlexServer.builder()
                    .token("owner-token")
                    .shared(Map.of("a", new EmbeddedDevice("A", List.of())))
                    .start()) {
                RawAnswer answer = RawAnswer.to(bare.baseUri(), "GET /security/resources?source=server://a",
                        "Connection: close", "X-Plex-Token: owner-token", JSON);

                assertThat(answer.body()).contains("\"Device\":{").doesNotContain("Connection");
            }
        }
    }

    @Nested
    class TheServer {

        @Test
        void saysWhoItIsToAnybody() throws IOException {
            assertThat(anonymous("GET /identity").body()).isEqualTo("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <MediaContainer size="0" apiVersion="1.2.2" claimed="1" \
                    machineIdentifier="0123456789abcdef0123456789abcdef01234567" version="1.43.4.10903-e5521bd8c"/>
                    """);
            assertThat(anonymous("GET /identity", JSON).body()).isEqualTo("{\"MediaContainer\":{\"size\":0,"
                    + "\"apiVersion\":\"1.2.2\",\"claimed\":true,\"machineIdentifier\":"
                    + "\"0123456789abcdef0123456789abcdef01234567\",\"version\":\"1.43.4.10903-e5521bd8c\"}}");
        }

        @Test
        void saysWhoItIsEvenWithAnInvalidToken() throws IOException {
            assertThat(as("wrong", "/identity").status()).isEqualTo(200);
        }

        @Test
        void describesItselfAtItsRootInXml() throws IOException {
            assertThat(owner("/").body())
                    .contains(" machineIdentifier=\"" + server.machineIdentifier() + "\"")
                    .contains(" friendlyName=\"Embedded Plex Server\"", " myPlex=\"1\"", " allowTuners=\"0\"")
                    .contains(" livetv=\"7\"", " ownerFeatures=\"federated-auth,", " size=\"24\"")
                    .contains("<Directory count=\"1\" key=\"library\" title=\"library\"/>");
        }

        @Test
        void describesItselfAtItsRootInJson() throws IOException {
            assertThat(owner("/", JSON).body())
                    .contains("\"machineIdentifier\":\"" + server.machineIdentifier() + "\"")
                    .contains("\"myPlex\":true", "\"allowTuners\":false", "\"livetv\":7", "\"size\":24")
                    .contains("\"Directory\":[{\"count\":1,\"key\":\"activities\",\"title\":\"activities\"},");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/library", "/library/", "/library/sections", "/library/sections/"})
        void hasAnEmptyLibrary(String path) throws IOException {
            assertThat(owner(path, JSON).body()).contains("\"size\":0");
        }

        @Test
        void doesNotFindOtherPaths() throws IOException {
            assertPage(owner("/nowhere"), 404, "Not Found");
            assertPage(anonymous("POST /", "X-Plex-Token: owner-token"), 404, "Not Found");
        }

        @Test
        void answersHeadWithoutABody() throws IOException {
            RawAnswer answer = anonymous("HEAD /identity");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(Integer.parseInt(answer.headers().get("content-length"))).isPositive();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "*/*                                                | text/xml;charset=utf-8",
            "application/xml                                    | text/xml;charset=utf-8",
            "text/html,application/xhtml+xml,*/*;q=0.8          | text/xml;charset=utf-8",
            "text/xml, application/json                         | text/xml;charset=utf-8",
            "text/plain                                         | text/xml;charset=utf-8",
            "application/json                                   | application/json",
            "Application/JSON;charset=utf-8                     | application/json",
            "application/json, text/plain, */*                  | application/json"
        })
        void choosesTheFormByWhatTheClientAccepts(String accept, String contentType) throws IOException {
            assertThat(anonymous("GET /identity", "Accept: " + accept).headers())
                    .containsEntry("content-type", contentType);
        }

        @Test
        void escapesWhatXmlCannotHold() throws IOException {
            try (EmbeddedPlexServer odd = named("<a> & \"b\" 'ö' \t\n\u0001 \uD83D\uDE00")) {
                RawAnswer answer = RawAnswer.to(odd.baseUri(), "GET /", "Connection: close", "X-Plex-Token: t");

                assertThat(answer.body()).contains(
                        " friendlyName=\"&lt;a&gt; &amp; &quot;b&quot; 'ö' &#9;&#10;\uFFFD \uD83D\uDE00\"");
            }
        }

        @Test
        void escapesWhatJsonCannotHold() throws IOException {
            try (EmbeddedPlexServer odd = named("<a> \\ \"b\" 'ö' \t\n\u0001 \uD83D\uDE00")) {
                assertThat(RawAnswer.to(odd.baseUri(), "GET /", "Connection: close", "X-Plex-Token: t", JSON).body())
                        .contains("\"friendlyName\":\"<a> \\\\ \\\"b\\\" 'ö' \\u0009\\u000a\\u0001 \uD83D\uDE00\"");
            }
        }

        @Test
        void takesTheFirstOfARepeatedParameter() throws IOException {
            assertThat(owner(TOKEN_REQUEST + "&scope=other").status()).isEqualTo(200);
            assertThat(owner("/security/token?scope=other&type=delegation&scope=all").status()).isEqualTo(400);
        }

        private EmbeddedPlexServer named(String friendlyName) throws IOException {
            return EmbeddedPlexServer.builder().token("t").friendlyName(friendlyName).start();
        }
    }

    @Nested
    class WithoutAValidToken {

        @ParameterizedTest
        @ValueSource(strings = {TOKEN_REQUEST, "/security/token", RESOURCES_REQUEST, "/library/sections", "/nowhere"})
        void everyPathIsUnauthorized(String target) throws IOException {
            assertPage(anonymous("GET " + target), 401, "Unauthorized");
            assertPage(as("wrong", target), 401, "Unauthorized");
        }

        @Test
        void theRootSendsBrowsersToTheWebApplication() throws IOException {
            RawAnswer answer = anonymous("GET /");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("<html><head><script>window.location = "
                    + "window.location.href.match(/(^.+\\/)[^\\/]*$/)[1] + 'web/index.html';</script>"
                    + "<title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>");
            assertThat(answer.headers())
                    .containsEntry("content-type", "text/html")
                    .containsEntry("content-length", "193")
                    .containsEntry("cache-control", "no-cache")
                    .containsEntry("connection", "close")
                    .containsEntry("x-plex-protocol", "1.0")
                    .doesNotContainKey("www-authenticate");
        }

        @Test
        void theServerClosesTheConnectionEvenIfTheClientWouldKeepIt() throws IOException {
            assertPage(RawAnswer.to(server.baseUri(), "GET " + TOKEN_REQUEST), 401, "Unauthorized");
        }

        @Test
        void theTokenMayComeInTheQuery() throws IOException {
            assertThat(anonymous("GET " + TOKEN_REQUEST + "&X-Plex-Token=owner-token").status()).isEqualTo(200);
            assertThat(anonymous("GET " + TOKEN_REQUEST + "&X-Plex-Token=wrong").status()).isEqualTo(401);
        }
    }

    @Nested
    class OnDemand {

        @Test
        void everyAnswerIsMaintenance() throws IOException {
            server.maintenance(true);
            RawAnswer answer = owner(TOKEN_REQUEST);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers())
                    .containsEntry("content-type", "text/xml;charset=utf-8")
                    .containsEntry("x-plex-protocol", "1.0");
            assertThat(answer.body()).isEqualTo("<Response code=\"503\" title=\"Maintenance\" "
                    + "status=\"Plex Media Server is currently running database migrations.\"/>");

            server.maintenance(false);
            assertThat(owner(TOKEN_REQUEST).status()).isEqualTo(200);
        }

        @Test
        void everyAnswerIsARateLimit() throws IOException {
            server.rateLimit(Duration.ofSeconds(7));
            RawAnswer answer = owner(TOKEN_REQUEST);

            assertPage(answer, 429, "Too Many Requests");
            assertThat(answer.headers()).containsEntry("retry-after", "7");

            server.rateLimit(Duration.ZERO);
            assertThat(owner(TOKEN_REQUEST).status()).isEqualTo(200);
        }

        @Test
        void everyAnswerIsLate() throws IOException {
            server.delay(Duration.ofMillis(200));
            long before = System.nanoTime();

            assertThat(owner(TOKEN_REQUEST).status()).isEqualTo(200);
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());
        }
    }

    @Nested
    class TheRecord {

        @Test
        void holdsRequestsAsTheyCame() throws IOException {
            owner(RESOURCES_REQUEST);
            anonymous("POST /security/token?type=delegation&scope=all");

            assertThat(server.requests()).containsExactly(
                    "GET " + RESOURCES_REQUEST, "POST /security/token?type=delegation&scope=all");
        }

        @ParameterizedTest
        @CsvSource({
            "?X-Plex-Token=owner-token,           ?X-Plex-Token=***",
            "?a=1&X-Plex-Token=owner-token&b=2,   ?a=1&X-Plex-Token=***&b=2",
            "?x-plex-token=owner-token,           ?x-plex-token=***",
            "?X-Plex-%54oken=owner-token,         ?X-Plex-%54oken=***",
            "?accessToken=owner-token=&c,         ?accessToken=***&c"
        })
        void holdsNoToken(String query, String recorded) throws IOException {
            anonymous("GET /identity" + query, "X-Plex-Token: owner-token");

            assertThat(server.requests()).containsExactly("GET /identity" + recorded);
        }
    }

    @Nested
    class ItsLife {

        @Test
        void startsWithRandomSecretsOnALoopbackPort() throws IOException {
            try (EmbeddedPlexServer one = EmbeddedPlexServer.start();
                    EmbeddedPlexServer two = EmbeddedPlexServer.start()) {
                assertThat(one.token()).hasSize(20).isNotEqualTo(two.token());
                assertThat(one.machineIdentifier()).matches("[0-9a-f]{40}").isNotEqualTo(two.machineIdentifier());
                assertThat(one.baseUri()).hasScheme("http").hasHost("127.0.0.1").isNotEqualTo(two.baseUri());
                assertThat(one.shared()).hasSize(1);
            }
        }

        @Test
        void endsWithNoThreadLeft() throws Exception {
            Set<Thread> before = threads();
            EmbeddedPlexServer other = EmbeddedPlexServer.start();
            RawAnswer.to(other.baseUri(), "GET /identity", "Connection: close");
            Set<Thread> started = threads();
            started.removeAll(before);

            other.close();

            assertThat(started).isNotEmpty();
            for (Thread thread : started) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }

        /** Those of other groups are the JVM's own. */
        private static Set<Thread> threads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getThreadGroup() == Thread.currentThread().getThreadGroup())
                    .collect(Collectors.toCollection(HashSet::new));
        }

        @Test
        void endsThoughAnAnswerIsStillHeldBack() throws IOException {
            server.delay(Duration.ofHours(1));
            try (Socket client = new Socket(server.baseUri().getHost(), server.baseUri().getPort())) {
                RawAnswer.send(client, "GET /identity");
                while (server.requests().isEmpty()) {
                    Thread.onSpinWait();
                }

                server.close();

                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }

        @Test
        void freesItsPortWhenItIsClosed() throws IOException {
            int port = server.baseUri().getPort();
            server.close();

            assertThatIOException().isThrownBy(() -> owner("/identity"));
            try (EmbeddedPlexServer next = EmbeddedPlexServer.builder().port(port).start()) {
                assertThat(next.baseUri()).hasPort(port);
            }
        }

        @Test
        void mayBeClosedTwice() {
            server.close();
            server.close();
        }
    }

    @Nested
    class TheBuilder {

        @Test
        void refusesNull() {
            assertThatThrownBy(() -> EmbeddedPlexServer.builder().token(null)).hasMessage("token");
            assertThatThrownBy(() -> EmbeddedPlexServer.builder().friendlyName(null)).hasMessage("friendlyName");
            assertThatThrownBy(() -> EmbeddedPlexServer.builder().version(null)).hasMessage("version");
            assertThatThrownBy(() -> EmbeddedPlexServer.builder().machineIdentifier(null))
                    .hasMessage("machineIdentifier");
        }

        @Test
        void setsTheVersion() throws IOException {
            try (EmbeddedPlexServer old = EmbeddedPlexServer.builder().version("1.15.3.1-old").start()) {
                assertThat(RawAnswer.to(old.baseUri(), "GET /identity", "Connection: close").body())
                        .contains("version=\"1.15.3.1-old\"");
            }
        }
    }
}
