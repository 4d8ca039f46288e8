package io.github.plexauth.examples.server;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A fresh service for each test, its clock, and a client for it. */
@Timeout(60)
abstract class EmbeddedPlexTvFixture {

    static final String JSON = "Accept: application/json";
    static final String CLIENT = "X-Plex-Client-Identifier: installation-1";
    static final String TOKEN = "X-Plex-Token: ownerTokenOfTwenty20";
    static final Instant START = Instant.parse("2023-04-12T17:00:03.5Z");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    EmbeddedPlexTv plexTv;

    @BeforeEach
    void start() throws IOException {
        plexTv = builder().start();
    }

    @AfterEach
    void close() {
        plexTv.close();
    }

    EmbeddedPlexTv.Builder builder() {
        return EmbeddedPlexTv.builder().token("ownerTokenOfTwenty20").clock(now::get);
    }

    void restart(EmbeddedPlexTv.Builder builder) throws IOException {
        plexTv.close();
        plexTv = builder.start();
    }

    /** Sends a request that has these headers only. A body that is an object in JSON is declared as such. */
    HttpResponse<String> send(String methodAndPath, String body, String... headers) throws Exception {
        String[] parts = methodAndPath.split(" ");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(plexTv.baseUri() + parts[1]))
                .timeout(Duration.ofSeconds(20))
                .method(parts[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", body.startsWith("{")
                    ? "application/json"
                    : "application/x-www-form-urlencoded; charset=utf-8");
        }
        Stream.of(headers).map(header -> header.split(": ")).forEach(header -> request.header(header[0], header[1]));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a request of a client that understands JSON. */
    HttpResponse<String> client(String methodAndPath) throws Exception {
        return send(methodAndPath, "", CLIENT, JSON);
    }

    /** Sends a request of a client that has signed in and understands JSON. */
    HttpResponse<String> signedIn(String methodAndPath) throws Exception {
        return send(methodAndPath, "", CLIENT, JSON, TOKEN);
    }

    JsonObject createPin() throws Exception {
        return object(client("POST /pins?strong=true"));
    }

    HttpResponse<String> poll(JsonObject pin) throws Exception {
        return client("GET /pins/" + pin.getJsonNumber("id"));
    }

    static JsonObject object(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    static JsonArray array(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readArray();
        }
    }

    static String error(int code, String message, int status) {
        return "{\"errors\":[{\"code\":" + code + ",\"message\":\"" + message + "\",\"status\":" + status + "}]}";
    }
}
