package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonObject;
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
    class APin {

        @Test
        void hasTheShapeThatWasRecorded() throws Exception {
            HttpResponse<String> answer = send("POST /pins?strong=true", "", CLIENT, JSON, "X-Plex-Product: Test");
            JsonObject pin = object(answer);

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(pin.keySet()).containsExactly("id", "code", "product", "trusted", "qr", "clientIdentifier",
                    "location", "expiresIn", "createdAt", "expiresAt", "authToken", "newRegistration", "pmsIdentifier",
                    "pmsVersion");
            assertThat(pin.getString("qr")).isEqualTo("https://plex.tv/api/v2/pins/qr/" + pin.getString("code"));
            assertThat(pin.getJsonObject("location").getString("postal_code")).isEqualTo("78732");
            assertThat(answer.body()).contains("\"product\":\"Test\",\"trusted\":false",
                    "\"clientIdentifier\":\"installation-1\"",
                    "\"createdAt\":\"2023-04-12T17:00:03Z\",\"expiresAt\":\"2023-04-12T17:30:03Z\"",
                    "\"authToken\":null,\"newRegistration\":null,\"pmsIdentifier\":null,\"pmsVersion\":null}");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', nullValues = "none", value = {
            "?strong=true  | none         | [a-z0-9]{25} | 1800",
            "?strong=True  | none         | [a-z0-9]{25} | 1800",
            "?strong=1     | none         | [a-z0-9]{25} | 1800",
            "''            | strong=true  | [a-z0-9]{25} | 1800",
            "''            | none         | [A-Z0-9]{4}  | 900",
            "?strong=false | none         | [A-Z0-9]{4}  | 900"
        })
        void isStrongIfTheClientAsksForIt(String query, String form, String code, int seconds) throws Exception {
            JsonObject pin = object(send("POST /pins" + query, form == null ? "" : form, CLIENT, JSON));

            assertThat(pin.getString("code")).matches(code);
            assertThat(pin.getInt("expiresIn")).isEqualTo(seconds);
        }

        @Test
        void isXmlWithoutAccept() throws Exception {
            assertThat(send("POST /pins", "", CLIENT).body())
                    .contains("<pin id=\"", " trusted=\"0\"", " authToken=\"\"", "<location code=\"US\"");
        }

        @Test
        void countsDownUntilItExpires() throws Exception {
            JsonObject pin = createPin();

            now.set(START.plusSeconds(1_799));
            assertThat(object(poll(pin)).getInt("expiresIn")).isEqualTo(1);
            now.set(START.plusSeconds(1_800));
            assertNotFound(poll(pin));
        }

        @Test
        void hasTheTokenAfterItWasApproved() throws Exception {
            JsonObject pin = createPin();

            assertThat(poll(pin).body()).contains("\"authToken\":null");
            plexTv.approve(pin.getString("code"));
            assertThat(object(poll(pin)).getString("authToken")).isEqualTo(plexTv.token());
        }

        @Test
        void belongsToTheClientThatCreatedIt() throws Exception {
            JsonObject pin = createPin();

            assertNotFound(send("GET /pins/" + pin.getJsonNumber("id"), "", JSON, "X-Plex-Client-Identifier: other"));
        }

        @Test
        void isNotFoundIfItNeverExisted() throws Exception {
            assertNotFound(client("GET /pins/17"));
        }

        @Test
        void expiresOnDemand() throws Exception {
            JsonObject pin = createPin();
            plexTv.expirePins();

            assertNotFound(poll(pin));
            assertThatIllegalArgumentException().isThrownBy(() -> plexTv.approve(pin.getString("code")))
                    .withMessage("code is not the code of a PIN that exists");
        }

        @Test
        void isForgottenIfThereAreTooMany() throws Exception {
            EmbeddedPins pins = new EmbeddedPins(now::get);
            EmbeddedPin first = pins.create(true, "a", Optional.empty(), Optional.empty());
            for (int i = 0; i < 999; i++) {
                pins.create(true, "a", Optional.empty(), Optional.empty());
            }

            assertThat(pins.byId(first.id())).isPresent();
            EmbeddedPin last = pins.create(true, "a", Optional.empty(), Optional.empty());
            assertThat(pins.byId(first.id())).isEmpty();
            assertThat(pins.byId(last.id())).isPresent();
        }

        @Test
        void keepsTheOriginOfItsCreation() throws Exception {
            JsonObject pin = object(send("POST /pins", "", CLIENT, JSON, "Origin: https://app.example.com"));

            assertThat(plexTv.origin(pin.getString("code"))).hasValue("https://app.example.com");
            assertThat(plexTv.origin(createPin().getString("code"))).isEmpty();
            assertThat(plexTv.origin("unknown")).isEmpty();
        }

        @Test
        void isApprovedByAnotherClientThatHasSignedIn() throws Exception {
            JsonObject pin = object(client("POST /pins"));
            HttpResponse<String> answer =
                    send("PUT /pins/link", "code=" + pin.getString("code"), CLIENT, JSON, TOKEN);

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(object(poll(pin)).getString("authToken")).isEqualTo(plexTv.token());
        }

        @Test
        void isNotApprovedByAWrongCode() throws Exception {
            assertNotFound(send("PUT /pins/link", "code=ZZZZZ", CLIENT, JSON, TOKEN));
        }

        private void assertNotFound(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(error(1020, "Code not found or expired", 404));
        }
    }

    @Nested
    class TheAccount {

        @Test
        void describesItself() throws Exception {
            JsonObject user = object(signedIn("GET /user"));

            assertThat(user.getString("username")).isEqualTo("embedded-owner");
            assertThat(user.getString("authToken")).isEqualTo(plexTv.token());
            assertThat(user.getInt("homeSize")).isEqualTo(3);
            assertThat(user.getJsonObject("subscription").getBoolean("active")).isTrue();
            assertThat(user).containsKeys("id", "uuid", "title", "email", "friendlyName", "hasPassword");
        }

        @Test
        void hasAnElementAroundEachListInXml() throws Exception {
            assertThat(send("GET /user", "", CLIENT, TOKEN).body()).contains(
                    "<user id=\"", " hasPassword=\"1\"", "<features>\n<feature id=\"hardware_transcoding\"/>\n");
        }

        @Test
        void hasATokenOfTheOldFormByDefault() throws Exception {
            restart(EmbeddedPlexTv.builder());

            assertThat(plexTv.token()).matches("[A-Za-z0-9]{20}");
        }

        @Test
        void answersAPing() throws Exception {
            assertThat(signedIn("GET /ping").body()).isEqualTo("{\"pong\":true}");
            assertThat(send("GET /ping", "", CLIENT, TOKEN).body()).isEqualTo("<pong>true</pong>");
        }

        @Test
        void hasAnotherTokenAfterSigningOut() throws Exception {
            assertThat(signedIn("DELETE /users/signout").statusCode()).isEqualTo(204);

            assertThat(signedIn("GET /user").statusCode()).isEqualTo(401);
            assertThat(send("GET /user", "", CLIENT, "X-Plex-Token: " + plexTv.token()).statusCode()).isEqualTo(200);
        }

        @Test
        void hasAHome() throws Exception {
            HttpResponse<String> answer = signedIn("GET /home/users");
            JsonObject partner = object(answer).getJsonArray("users").getJsonObject(1);

            assertThat(answer.body()).contains("\"name\":\"Embedded Home\",\"guestUserID\":null,\"users\":[{\"id\":");
            assertThat(partner.keySet()).containsExactly("id", "uuid", "title", "username", "email", "friendlyName",
                    "thumb", "hasPassword", "restricted", "admin", "guest", "protected");
            assertThat(partner.getBoolean("protected")).isTrue();
            assertThat(send("GET /home/users", "", CLIENT, TOKEN).body()).contains("<home id=\"", "<users>\n<user id=");
        }
    }

    @Nested
    class SwitchingToAnotherUser {

        @ParameterizedTest
        @CsvSource(delimiter = '|', nullValues = "none", value = {
            "c3d4e5f60718293a/switch          | none     | 201",
            "b2c3d4e5f6071829/switch?pin=1234 | none     | 201",
            "b2c3d4e5f6071829/switch          | pin=1234 | 201",
            "b2c3d4e5f6071829/switch          | none     | 403",
            "b2c3d4e5f6071829/switch?pin=1235 | none     | 403",
            "0000000000000000/switch          | none     | 404"
        })
        void needsThePinOfThatUser(String path, String form, int status) throws Exception {
            assertThat(send("POST /home/users/" + path, form == null ? "" : form, CLIENT, JSON, TOKEN).statusCode())
                    .isEqualTo(status);
        }

        @Test
        void saysThatThePinIsWrong() throws Exception {
            assertThat(signedIn("POST /home/users/b2c3d4e5f6071829/switch").body())
                    .isEqualTo(error(1041, "A valid PIN is required", 403));
        }

        @Test
        void givesATokenOfThatUser() throws Exception {
            String token = object(signedIn("POST /home/users/c3d4e5f60718293a/switch")).getString("authToken");

            assertThat(token).isNotEqualTo(plexTv.token());
            assertThat(object(send("GET /user", "", CLIENT, JSON, "X-Plex-Token: " + token)).getString("title"))
                    .isEqualTo("Child");
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
