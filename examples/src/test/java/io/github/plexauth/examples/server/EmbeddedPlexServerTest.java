package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPlexServerTest extends EmbeddedPlexFixture {

    @Nested
    class TheServer {

        @Test
        void saysWhoItIsToAnybody() throws IOException {
            assertThat(anonymous("GET /identity").body()).isEqualTo("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <MediaContainer size="0" apiVersion="1.2.3" claimed="1" \
                    machineIdentifier="0123456789abcdef0123456789abcdef01234567" version="1.43.4.10903-e5521bd8c"/>
                    """);
            assertThat(anonymous("GET /identity", JSON).body()).isEqualTo("{\"MediaContainer\":{\"size\":0,"
                    + "\"apiVersion\":\"1.2.3\",\"claimed\":true,\"machineIdentifier\":"
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
