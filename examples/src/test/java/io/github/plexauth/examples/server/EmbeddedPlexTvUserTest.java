package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPlexTvUserTest extends EmbeddedPlexTvFixture {

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
}
