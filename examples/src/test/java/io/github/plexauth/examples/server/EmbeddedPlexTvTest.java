package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPlexTvTest extends EmbeddedPlexTvFixture {

    @Nested
    class EveryEndpoint {

        @ParameterizedTest
        @ValueSource(strings = {"POST /pins", "GET /pins/1", "GET /user", "GET /ping", "GET /resources",
            "GET /home/users", "DELETE /users/signout"})
        void needsAClientIdentifier(String request) throws Exception {
            HttpResponse<String> answer = send(request, "", JSON, TOKEN);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(error(1000, "X-Plex-Client-Identifier is missing", 400));
        }

        @Test
        void takesTheClientIdentifierFromTheQuery() throws Exception {
            assertThat(send("POST /pins?X-Plex-Client-Identifier=a", "", JSON).statusCode()).isEqualTo(201);
        }

        @Test
        void takesTheTokenFromTheQuery() throws Exception {
            assertThat(client("GET /user?X-Plex-Token=ownerTokenOfTwenty20").statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET /user", "GET /ping", "GET /resources", "GET /home/users", "DELETE /users/signout",
            "PUT /pins/link?code=x", "POST /home/users/c3d4e5f60718293a/switch"})
        void thatIsForPeopleNeedsAValidToken(String request) throws Exception {
            assertThat(client(request).body())
                    .isEqualTo(error(1001, "User could not be authenticated", 401));
            assertThat(send(request, "", CLIENT, JSON, "X-Plex-Token: wrong").statusCode()).isEqualTo(401);
        }

        @Test
        void returnsXmlUnlessTheClientAcceptsJson() throws Exception {
            HttpResponse<String> answer = send("GET /user", "", CLIENT);

            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml; charset=utf-8");
            assertThat(answer.body()).isEqualTo("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <errors>
                    <error code="1001" message="User could not be authenticated" status="401"/>
                    </errors>
                    """);
        }

        @Test
        void returnsJsonForPathsThatEndWithIt() throws Exception {
            HttpResponse<String> answer = send("POST /pins.json", "", CLIENT);

            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
            assertThat(send("GET /pins/" + object(answer).getJsonNumber("id") + ".json", "", CLIENT).body())
                    .startsWith("{\"id\":");
        }

        @Test
        void ignoresASlashAtTheEnd() throws Exception {
            assertThat(signedIn("GET /user/").statusCode()).isEqualTo(200);
        }

        @Test
        void answersHeadWithoutABody() throws Exception {
            HttpResponse<String> answer = signedIn("HEAD /user");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET /nowhere", "GET /pins", "POST /user", "GET /pins/abc", "GET /../../user"})
        void elseIsNotFound(String request) throws Exception {
            HttpResponse<String> answer = signedIn(request);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"status\":404,\"error\":\"Not Found\"}");
        }

        @Test
        void isNotAMediaServer() throws Exception {
            assertThat(signedIn("GET /user").headers().firstValue("X-Plex-Protocol")).isEmpty();
        }
    }

    @Nested
    class OnDemand {

        @ParameterizedTest
        @CsvSource({"PT7S, 7", ","})
        void theNextRequestsAreTooMany(Duration retryAfter, String header) throws Exception {
            plexTv.rateLimit(2, Optional.ofNullable(retryAfter));

            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = signedIn("GET /user");
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).isEqualTo(Optional.ofNullable(header));
            }
            assertThat(signedIn("GET /user").statusCode()).isEqualTo(200);
        }

        @Test
        void everyAnswerIsMaintenance() throws Exception {
            plexTv.maintenance(true);
            assertThat(signedIn("GET /user").statusCode()).isEqualTo(503);

            plexTv.maintenance(false);
            assertThat(signedIn("GET /user").statusCode()).isEqualTo(200);
        }

        @Test
        void everyAnswerIsLate() throws Exception {
            plexTv.delay(Duration.ofMillis(100));
            long before = System.nanoTime();

            assertThat(signedIn("GET /user").statusCode()).isEqualTo(200);
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(Duration.ofMillis(100).toNanos());
        }
    }

    @Test
    void theRecordHidesEverySecret() throws Exception {
        client("GET /pins/123456?code=secret1&X-Plex-Product=p");
        client("GET /pins/123456.json?deviceJWT=secret2");
        client("POST /home/users/b2c3d4e5f6071829/switch?pin=secret3&X-Plex-Token=secret4&authToken=secret5");
        send("PUT /pins/link", "code=secret6", CLIENT, TOKEN);

        assertThat(plexTv.requests()).containsExactly(
                "GET /api/v2/pins/***?code=***&X-Plex-Product=p",
                "GET /api/v2/pins/***.json?deviceJWT=***",
                "POST /api/v2/home/users/b2c3d4e5f6071829/switch?pin=***&X-Plex-Token=***&authToken=***",
                "PUT /api/v2/pins/link");
    }
}
