package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;

/** Two installations that have keys, and what they ask for. */
abstract class EmbeddedPlexTvKeyFixture extends EmbeddedPlexTvFixture {

    EmbeddedPlexTvDevice device;
    EmbeddedPlexTvDevice other;

    @BeforeEach
    void createDevices() throws Exception {
        device = EmbeddedPlexTvDevice.of("installation-1", "kid-1");
        other = EmbeddedPlexTvDevice.of("installation-2", "kid-2");
    }

    HttpResponse<String> createPin(EmbeddedPlexTvDevice client, String body) throws Exception {
        return send("POST /pins", body, client.header(), JSON);
    }

    HttpResponse<String> approvedPin(EmbeddedPlexTvDevice client) throws Exception {
        HttpResponse<String> pin = createPin(client, "{\"jwk\":" + client.jwk() + ",\"strong\":true}");
        plexTv.approve(object(pin).getString("code"));
        return pin;
    }

    String poll(EmbeddedPlexTvDevice client, HttpResponse<String> pin, String jwt) throws Exception {
        HttpResponse<String> answer = send("GET /pins/" + object(pin).getJsonNumber("id") + jwt, "",
                client.header(), JSON);
        assertThat(answer.statusCode()).isEqualTo(200);
        return object(answer).getString("authToken");
    }

    String poll(EmbeddedPlexTvDevice client, HttpResponse<String> pin) throws Exception {
        return poll(client, pin, "?deviceJWT=" + client.jwt(client.claims(now.get(), "")));
    }

    String signIn(EmbeddedPlexTvDevice client) throws Exception {
        return poll(client, approvedPin(client));
    }

    HttpResponse<String> register(EmbeddedPlexTvDevice key, String... headers) throws Exception {
        return send("POST /auth/jwk", "{\"jwk\":" + key.jwk() + "}", headers);
    }

    String nonce(EmbeddedPlexTvDevice client) throws Exception {
        return object(send("GET /auth/nonce", "", client.header())).getString("nonce");
    }

    static String withNonce(String nonce) {
        return ",\"nonce\":\"" + nonce + "\"";
    }

    HttpResponse<String> refresh(EmbeddedPlexTvDevice client, String jwt) throws Exception {
        return send("POST /auth/token", "{\"jwt\":\"" + jwt + "\"}", client.header(), JSON);
    }

    HttpResponse<String> refresh(EmbeddedPlexTvDevice client) throws Exception {
        return refresh(client, client.jwt(client.claims(now.get(), withNonce(nonce(client)))));
    }

    HttpResponse<String> ask(String request, String token) throws Exception {
        return send(request, "", CLIENT, JSON, "X-Plex-Token: " + token);
    }

    int statusOf(String token) throws Exception {
        return ask("GET /user", token).statusCode();
    }

    static void assertRefused(HttpResponse<String> answer, int status, int code, String message) {
        assertThat(answer.body()).isEqualTo(error(code, message, status));
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
