package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPlexTvDeviceKeyTest extends EmbeddedPlexTvKeyFixture {

    @Nested
    class APin {

        @Test
        void hasTheKindThatTheBodyAsksFor() throws Exception {
            HttpResponse<String> answer = createPin(device, "{\"jwk\":" + device.jwk() + ",\"strong\":true}");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(object(answer).getString("code")).hasSize(25);
            assertThat(object(createPin(device, "{\"jwk\":" + device.jwk() + "}")).getString("code")).hasSize(4);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "OKP                   | EC",
            "Ed25519               | X25519",
            "\"x\"                 | \"y\"",
            "\"x\":\"[^\"]*         | \"x\":\"AAAA",
            // This is no point of the curve.
            "\"x\":\"[^\"]*         | \"x\":\"AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "\"x\":\"              | \"x\":\"!",
            "\"kid\":\"kid-1\",     | ``",
            "\"kid-1\"             | \"\"",
            "sig                   | enc",
            "EdDSA                 | RS256",
            "\\}                    | ,\"d\":\"private\"}"
        })
        void needsAKeyThatIsWellFormed(String right, String wrong) throws Exception {
            String jwk = device.jwk().replaceFirst(right, wrong);

            assertThat(jwk).isNotEqualTo(device.jwk());
            assertRefused(createPin(device, "{\"jwk\":" + jwk + "}"), 422, 422,
                    "The key (jwk) is missing, malformed or not a public Ed25519 key");
        }

        @ParameterizedTest
        @CsvSource({"'{\"jwk\":1}', 422", "'{\"jwk\":null}', 422", "'{\"jwk\":', 400", "'{\"jwk\":}', 400"})
        void needsABodyThatIsWellFormed(String body, int status) throws Exception {
            assertThat(createPin(device, body).statusCode()).isEqualTo(status);
        }

        @Test
        void needsNoBody() throws Exception {
            assertThat(send("POST /pins", "", CLIENT, JSON, "Content-Type: application/json").statusCode())
                    .isEqualTo(201);
        }

        @Test
        void givesAJwtToTheOwnerOfTheKey() throws Exception {
            String jwt = signIn(device);
            JsonObject key = object(send("GET /auth/keys", "", CLIENT)).getJsonArray("keys").getJsonObject(0);
            long iat = START.getEpochSecond();

            assertThat(EmbeddedPlexTvDevice.decoded(jwt, 0))
                    .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"" + key.getString("kid") + "\",\"typ\":\"JWT\"}");
            assertThat(EmbeddedPlexTvDevice.decoded(jwt, 1)).isEqualTo("{\"aud\":[\"plex.tv\",\"installation-1\"],"
                    + "\"iss\":\"plex.tv\",\"iat\":" + iat + ",\"exp\":" + (iat + 604_800)
                    + ",\"thumbprint\":\"kid-1\",\"user\":{\"id\":71000001,\"uuid\":\"a1b2c3d4e5f60718\"}}");
            assertThat(EmbeddedPlexTvDevice.isSigned(jwt, key.getString("x"))).isTrue();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "aud missing         | \"aud\":\"plex.tv\",        | ``",
            "aud of another      | \"plex.tv\"                 | \"example.com\"",
            "iss of another      | \"installation-1\"          | \"installation-2\"",
            "iss missing         | \"iss\":\"installation-1\", | ``",
            "iat missing         | \"iat\":1681318803,         | ``",
            "iat in the future   | \"iat\":1681318803          | \"iat\":1681318815",
            "iat with a fraction | \"iat\":1681318803          | \"iat\":1681318803.5",
            "exp missing         | ,\"exp\":1681319103         | ``",
            "exp as a string     | \"exp\":1681319103          | \"exp\":\"1681319103\"",
            "exp in the past     | \"exp\":1681319103          | \"exp\":1681318793"
        })
        void silentlyGivesALegacyTokenIfAClaimIsWrong(String name, String right, String wrong) throws Exception {
            String claims = device.claims(START, "");

            assertThat(claims).contains(right);
            String jwt = device.jwt(claims.replace(right, wrong));
            assertThat(poll(device, approvedPin(device), "?deviceJWT=" + jwt)).isEqualTo(plexTv.token());
        }

        @Test
        void silentlyGivesALegacyTokenIfTheKeyIsNotProved() throws Exception {
            HttpResponse<String> pin = approvedPin(device);
            String right = device.claims(START, "");
            EmbeddedPlexTvDevice thief = EmbeddedPlexTvDevice.of("installation-1", "kid-1");

            for (String jwt : List.of("", "?deviceJWT=", "?deviceJWT=a.b.c", "?deviceJWT=" + thief.jwt(right),
                    "?deviceJWT=" + device.jwt(right).replaceFirst("[^.]*$", "AAAA"),
                    "?deviceJWT=" + device.jwt("{\"alg\":\"EdDSA\"}", right),
                    "?deviceJWT=" + device.jwt("{\"alg\":\"none\",\"kid\":\"kid-1\"}", right))) {
                assertThat(poll(device, pin, jwt)).isEqualTo(plexTv.token());
            }
            assertThat(poll(device, pin, "?deviceJWT=" + device.jwt(right.replace("\"plex.tv\"", "[1,\"plex.tv\"]"))))
                    .startsWith("eyJ");
        }

        @Test
        void allowsForClocksThatDiffer() throws Exception {
            HttpResponse<String> pin = approvedPin(device);
            String jwt = device.jwt(device.claims(START, ""));

            now.set(START.plusSeconds(309));
            assertThat(poll(device, pin, "?deviceJWT=" + jwt)).startsWith("eyJ");
        }

        @Test
        void needsAKeyAfterTheClientHasRegisteredOne() throws Exception {
            signIn(device);

            assertRefused(client("POST /pins?strong=true"), 422, 422,
                    "This device has registered a key, so its PINs require a key (jwk)");
            assertThat(approvedPin(device).statusCode()).isEqualTo(201);
        }

        @Test
        void givesAJwtWithoutABrowserAndKeepsTheLegacyTokenOfTheOtherClient() throws Exception {
            HttpResponse<String> pin = createPin(other, "{\"jwk\":" + other.jwk() + "}");
            send("PUT /pins/link", "code=" + object(pin).getString("code"), CLIENT, TOKEN);

            assertThat(statusOf(poll(other, pin))).isEqualTo(200);
            assertThat(signedIn("GET /user").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class ALegacyToken {

        @Test
        void endsWithTheFirstJwtOfItsClientOnly() throws Exception {
            String token = poll(device, approvedPin(device), "");
            String otherToken = poll(other, approvedPin(other), "");
            assertThat(token).isEqualTo(plexTv.token()).isNotEqualTo(otherToken);

            signIn(device);
            for (String request : List.of("GET /user", "GET /ping", "GET /resources", "GET /home/users")) {
                assertRefused(ask(request, token), 401, 1001, "User could not be authenticated");
            }
            assertThat(statusOf(otherToken)).isEqualTo(200);
            assertThat(statusOf(plexTv.token())).isEqualTo(200);
        }

        @Test
        void registersAKeyAndLivesUntilTheFirstJwt() throws Exception {
            HttpResponse<String> answer = register(device, CLIENT, TOKEN);

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("{}");
            assertThat(signedIn("GET /user").statusCode()).isEqualTo(200);
            assertThat(refresh(device).statusCode()).isEqualTo(200);
            assertThat(signedIn("GET /user").statusCode()).isEqualTo(401);
        }

        @Test
        void registersAKeyForItsOwnClient() throws Exception {
            signedIn("GET /user");
            register(other, other.header(), TOKEN);

            assertRefused(refresh(other), 401, 1097, "The issuer does not match the device");
        }

        @Test
        void doesNotRegisterAThumbprintThatIsTaken() throws Exception {
            signIn(other);
            EmbeddedPlexTvDevice copy = new EmbeddedPlexTvDevice("installation-1", "kid-2", device.keys());

            assertRefused(register(copy, CLIENT, JSON, TOKEN), 422, 422, "The thumbprint is already taken");
            assertThat(createPin(copy, "{\"jwk\":" + copy.jwk() + "}").statusCode()).isEqualTo(422);
        }

        @Test
        void isNeededToRegisterAKeyWhichIsWellFormed() throws Exception {
            assertThat(register(device, CLIENT).statusCode()).isEqualTo(401);
            assertThat(send("POST /auth/jwk", "{\"jwk\":{}}", CLIENT, TOKEN).statusCode()).isEqualTo(422);
        }
    }
}
