package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPlexAuthenticationTest extends EmbeddedPlexFixture {

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

        @Test
        void hasATokenThatWorksThereIfTheOtherServerRuns() throws IOException {
            try (EmbeddedPlexServer own = EmbeddedPlexServer.builder()
                    .shared(server, List.of(EmbeddedDevice.Connection.to(server.baseUri(), true)))
                    .start()) {
                String target = "/security/resources?source=server%3A%2F%2F" + server.machineIdentifier();
                String body = RawAnswer.to(
                        own.baseUri(), "GET " + target, "Connection: close", "X-Plex-Token: " + own.token()).body();
                Matcher token = Pattern.compile(TRANSIENT).matcher(body);

                assertThat(token.find()).isTrue();
                assertThat(as(token.group(), "/library/sections").status()).isEqualTo(200);
                assertThat(body).contains("uri=\"" + server.baseUri() + "\"", "local=\"1\"");
                assertThat(RawAnswer.to(own.baseUri(), "GET /", "Connection: close", "X-Plex-Token: " + token.group())
                                .status())
                        .isEqualTo(401);
            }
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
                    .containsEntry("connection", "Keep-Alive")
                    .containsEntry("keep-alive", "timeout=20")
                    .containsEntry("x-plex-protocol", "1.0")
                    .doesNotContainKey("www-authenticate");
        }

        @Test
        void theServerKeepsTheConnectionLikeARealOne() throws IOException {
            try (Socket client = new Socket(server.baseUri().getHost(), server.baseUri().getPort())) {
                for (int i = 0; i < 2; i++) {
                    RawAnswer.send(client, "GET " + TOKEN_REQUEST);
                    String page = page(401, "Unauthorized");
                    String answer = "";
                    while (!answer.endsWith(page)) {
                        int next = client.getInputStream().read();
                        assertThat(next).as("the next byte of " + answer).isNotNegative();
                        answer += (char) next;
                    }
                    assertThat(answer).startsWith("HTTP/1.1 401 ").containsIgnoringCase("Keep-Alive: timeout=20");
                }
            }
        }

        @Test
        void aManagedUserMayNotDoWhatAdministratorsDo() throws IOException {
            assertPage(as("managed-token", RESOURCES_REQUEST), 403, "Forbidden");
            assertPage(as("managed-token", TOKEN_REQUEST), 403, "Forbidden");
            assertThat(as("managed-token", "/library/sections").status()).isEqualTo(200);
            assertThat(as("managed-token", "/").status()).isEqualTo(200);
        }

        @Test
        void theTokenMayComeInTheQuery() throws IOException {
            assertThat(anonymous("GET " + TOKEN_REQUEST + "&X-Plex-Token=owner-token").status()).isEqualTo(200);
            assertThat(anonymous("GET " + TOKEN_REQUEST + "&X-Plex-Token=wrong").status()).isEqualTo(401);
        }
    }
}
