package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPlexTvJwtTest extends EmbeddedPlexTvKeyFixture {

    @Nested
    class ARefresh {

        @Test
        void givesAnotherJwtAlsoAfterTheFirstOneHasExpired() throws Exception {
            String first = signIn(device);
            now.set(START.plusSeconds(700_000));
            HttpResponse<String> answer = refresh(device);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(object(answer).keySet()).containsExactly("auth_token");
            assertThat(statusOf(object(answer).getString("auth_token"))).isEqualTo(200);
            assertThat(statusOf(first)).isEqualTo(498);
        }

        @Test
        void namesTheTokenDifferentlyOnDemand() throws Exception {
            restart(builder().camelCaseAuthToken(true));
            signIn(device);

            assertThat(object(refresh(device)).keySet()).containsExactly("authToken");
        }

        @Test
        void embedsTheClaimsThatTheScopeNames() throws Exception {
            signIn(device);
            String jwt = device.jwt(device.claims(START,
                    withNonce(nonce(device)) + ",\"scope\":\"username,email,friendly_name,unknown\""));

            assertThat(EmbeddedPlexTvDevice.decoded(object(refresh(device, jwt)).getString("auth_token"), 1))
                    .contains("\"user\":{\"id\":71000001,\"uuid\":\"a1b2c3d4e5f60718\",\"username\":"
                            + "\"embedded-owner\",\"email\":\"owner@example.com\","
                            + "\"friendly_name\":\"Embedded Owner\"}");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"exp\":1681319103 | \"exp\":1681318793       | 498 | 498  | The JSON Web Token has expired",
            "installation-1     | installation-2         | 401 | 1097 | The issuer does not match the device",
            "\"nonce\"          | \"another\"              | 422 | 422  | The nonce is unknown, expired or used",
            "\"nonce\":\"       | \"nonce\":\"0            | 422 | 422  | The nonce is unknown, expired or used"
        })
        void isRefusedIfAClaimIsWrong(String right, String wrong, int status, int code, String message)
                throws Exception {
            signIn(device);
            String claims = device.claims(START, withNonce(nonce(device)));

            assertThat(claims).contains(right);
            assertRefused(refresh(device, device.jwt(claims.replace(right, wrong))), status, code, message);
            assertThat(refresh(device, device.jwt(claims)).statusCode()).isEqualTo(200);
        }

        @Test
        void isRefusedIfTheAudienceIsAnother() throws Exception {
            signIn(device);
            String claims = device.claims(START, withNonce(nonce(device))).replace("plex.tv", "example.com");

            assertThat(refresh(device, device.jwt(claims)).statusCode()).isEqualTo(422);
        }

        @Test
        void isRefusedIfAnotherClientSendsIt() throws Exception {
            signIn(device);
            String jwt = device.jwt(device.claims(START, withNonce(nonce(device))));

            assertRefused(refresh(other, jwt), 401, 1097, "The issuer does not match the device");
        }

        @Test
        void isRefusedIfTheSignatureIsWrong() throws Exception {
            signIn(device);
            EmbeddedPlexTvDevice thief = EmbeddedPlexTvDevice.of("installation-1", "kid-1");

            assertRefused(refresh(thief), 422, 422, "Signature verification failed");
        }

        @Test
        void isRefusedIfNoKeyIsRegistered() throws Exception {
            assertRefused(refresh(device), 422, 422, "No key is registered for the JSON Web Token");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"jwt\":1}", "{\"jwt\":\"a.b\"}", "{\"jwt\":\"a.b.c\"}", "{", "jwt=a.b.c"})
        void isRefusedWithoutAJwt(String body) throws Exception {
            assertRefused(send("POST /auth/token", body, CLIENT, JSON), 400, 400,
                    "The JSON Web Token (jwt) is missing or malformed");
        }
    }

    @Nested
    class ANonce {

        @Test
        void isAUuidForOneUse() throws Exception {
            signIn(device);
            String nonce = nonce(device);
            String jwt = device.jwt(device.claims(START, withNonce(nonce)));

            assertThat(nonce).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(refresh(device, jwt).statusCode()).isEqualTo(200);
            assertRefused(refresh(device, jwt), 422, 422, "The nonce is unknown, expired or used");
        }

        @ParameterizedTest
        @CsvSource({"299, 200", "300, 422"})
        void isValidForFiveMinutes(int seconds, int status) throws Exception {
            signIn(device);
            String nonce = nonce(device);

            now.set(START.plusSeconds(seconds));
            assertThat(refresh(device, device.jwt(device.claims(now.get(), withNonce(nonce)))).statusCode())
                    .isEqualTo(status);
        }

        @Test
        void isForTheClientThatAskedForIt() throws Exception {
            signIn(device);
            String jwt = device.jwt(device.claims(START, withNonce(nonce(other))));

            assertThat(refresh(device, jwt).statusCode()).isEqualTo(422);
        }

        @Test
        void isForgottenIfThereAreTooMany() {
            EmbeddedNonces nonces = new EmbeddedNonces(now::get);
            String first = nonces.create("a");
            String second = nonces.create("a");
            for (int i = 0; i < 999; i++) {
                nonces.create("a");
            }

            assertThat(nonces.use(first, "a")).isFalse();
            assertThat(nonces.use(second, "a")).isTrue();
        }
    }

    @Nested
    class AJwt {

        @ParameterizedTest
        @ValueSource(strings = {"GET /user", "GET /ping", "GET /resources", "GET /home/users", "PUT /pins/link?code=x"})
        void isATokenForAWeek(String request) throws Exception {
            String jwt = signIn(device);
            String forged = jwt.replaceFirst("\\.[^.]*\\.", "." + other.jwt("{\"user\":{}}").split("\\.")[1] + ".");

            assertThat(ask(request, jwt).statusCode()).isNotIn(401, 498);
            assertRefused(ask(request, forged), 401, 1001, "User could not be authenticated");
            now.set(START.plusSeconds(604_799));
            assertThat(ask(request, jwt).statusCode()).isNotIn(401, 498);
            now.set(START.plusSeconds(604_800));
            assertRefused(ask(request, jwt), 498, 498, "The JSON Web Token has expired");
            assertThat(ask(request, forged).statusCode()).isEqualTo(401);
        }

        @Test
        void isTheAccessTokenOfOwnedServersWhichDoNotAcceptIt() throws Exception {
            try (EmbeddedPlexServer mine = EmbeddedPlexServer.start();
                    EmbeddedPlexServer theirs = EmbeddedPlexServer.start()) {
                restart(builder().owned(mine).shared(theirs));
                String jwt = signIn(device);
                JsonArray resources = array(ask("GET /resources", jwt));

                assertThat(resources.getJsonObject(0).getString("accessToken")).isEqualTo(jwt);
                assertThat(resources.getJsonObject(1).getString("accessToken")).isEqualTo(theirs.token());
                assertThat(resources.getJsonObject(2).isNull("accessToken")).isTrue();
                assertThat(RawAnswer.to(mine.baseUri(), "GET /library", "Connection: close", "X-Plex-Token: " + jwt)
                        .status()).isEqualTo(401);
            }
        }

        @Test
        void isForgottenBySigningOut() throws Exception {
            String jwt = signIn(device);

            assertThat(ask("DELETE /users/signout", jwt).statusCode()).isEqualTo(204);
            assertThat(statusOf(jwt)).isEqualTo(401);
            assertThat(client("POST /pins").statusCode()).isEqualTo(201);
        }

        @Test
        void isValidUntilItsSigningKeyIsForgotten() throws Exception {
            String old = signIn(device);
            plexTv.rotateKeys();
            String recent = object(refresh(device)).getString("auth_token");

            assertThat(signingKeys()).hasSize(2);
            assertThat(statusOf(old)).isEqualTo(200);
            plexTv.forgetOldKeys();
            assertThat(signingKeys()).hasSize(1).allMatch(EmbeddedPlexTvDevice.decoded(recent, 0)::contains);
            assertThat(statusOf(old)).isEqualTo(401);
            assertThat(statusOf(recent)).isEqualTo(200);
        }

        private Set<String> signingKeys() throws Exception {
            List<JsonObject> keys = object(send("GET /auth/keys", "", CLIENT)).getJsonArray("keys")
                    .getValuesAs(JsonObject.class);
            assertThat(keys).allSatisfy(key -> assertThat(key.keySet())
                    .containsExactly("kty", "crv", "x", "kid", "use", "alg"));
            return keys.stream().map(key -> key.getString("kid")).collect(Collectors.toSet());
        }
    }

    @Test
    void theRecordHidesEverySecret() throws Exception {
        client("GET /auth/nonce?nonce=secret&jwk=secret&jwk%5Bx%5D=secret&jwt=secret");
        signIn(device);

        assertThat(plexTv.requests()).containsExactly(
                "GET /api/v2/auth/nonce?nonce=***&jwk=***&jwk%5Bx%5D=***&jwt=***",
                "POST /api/v2/pins",
                "GET /api/v2/pins/***?deviceJWT=***");
    }

    @Test
    void aKeyIsForgottenIfThereAreTooMany() {
        EmbeddedDeviceKeys keys = new EmbeddedDeviceKeys();
        for (int i = 0; i < 1_001; i++) {
            EmbeddedJwk jwk = new EmbeddedJwk("kid-" + i, device.keys().getPublic());
            keys.register(new EmbeddedDeviceKeys.DeviceKey(EmbeddedUser.OWNER, "client-" + i, jwk));
        }

        assertThat(keys.byClient("client-0")).isEmpty();
        assertThat(keys.byClient("client-1")).isPresent();
        assertThat(keys.byThumbprint("kid-1000")).isPresent();
    }
}
