package io.github.plexauth.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPlexTvPinTest extends EmbeddedPlexTvFixture {

    @Test
    void aPinHasTheShapeThatWasRecorded() throws Exception {
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
    void aPinIsStrongIfTheClientAsksForIt(String query, String form, String code, int seconds) throws Exception {
        JsonObject pin = object(send("POST /pins" + query, form == null ? "" : form, CLIENT, JSON));

        assertThat(pin.getString("code")).matches(code);
        assertThat(pin.getInt("expiresIn")).isEqualTo(seconds);
    }

    @Test
    void aPinIsXmlWithoutAccept() throws Exception {
        assertThat(send("POST /pins", "", CLIENT).body())
                .contains("<pin id=\"", " trusted=\"0\"", " authToken=\"\"", "<location code=\"US\"");
    }

    @Test
    void aPinCountsDownUntilItExpires() throws Exception {
        JsonObject pin = createPin();

        now.set(START.plusSeconds(1_799));
        assertThat(object(poll(pin)).getInt("expiresIn")).isEqualTo(1);
        now.set(START.plusSeconds(1_800));
        assertNotFound(poll(pin));
    }

    @Test
    void aPinHasTheTokenAfterItWasApproved() throws Exception {
        JsonObject pin = createPin();

        assertThat(poll(pin).body()).contains("\"authToken\":null");
        plexTv.approve(pin.getString("code"));
        assertThat(object(poll(pin)).getString("authToken")).isEqualTo(plexTv.token());
    }

    @Test
    void aPinBelongsToTheClientThatCreatedIt() throws Exception {
        JsonObject pin = createPin();

        assertNotFound(send("GET /pins/" + pin.getJsonNumber("id"), "", JSON, "X-Plex-Client-Identifier: other"));
    }

    @Test
    void aPinIsNotFoundIfItNeverExisted() throws Exception {
        assertNotFound(client("GET /pins/17"));
    }

    @Test
    void aPinExpiresOnDemand() throws Exception {
        JsonObject pin = createPin();
        plexTv.expirePins();

        assertNotFound(poll(pin));
        assertThatIllegalArgumentException().isThrownBy(() -> plexTv.approve(pin.getString("code")))
                .withMessage("code is not the code of a PIN that exists");
    }

    @Test
    void aPinIsForgottenIfThereAreTooMany() throws Exception {
        EmbeddedPins pins = new EmbeddedPins(now::get);
        EmbeddedPin first = pins.create(true, "a", Optional.empty(), Optional.empty(), Optional.empty());
        for (int i = 0; i < 999; i++) {
            pins.create(true, "a", Optional.empty(), Optional.empty(), Optional.empty());
        }

        assertThat(pins.byId(first.id())).isPresent();
        EmbeddedPin last = pins.create(true, "a", Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(pins.byId(first.id())).isEmpty();
        assertThat(pins.byId(last.id())).isPresent();
    }

    @Test
    void aPinKeepsTheOriginOfItsCreation() throws Exception {
        JsonObject pin = object(send("POST /pins", "", CLIENT, JSON, "Origin: https://app.example.com"));

        assertThat(plexTv.origin(pin.getString("code"))).hasValue("https://app.example.com");
        assertThat(plexTv.origin(createPin().getString("code"))).isEmpty();
        assertThat(plexTv.origin("unknown")).isEmpty();
    }

    @Test
    void aPinIsApprovedByAnotherClientThatHasSignedIn() throws Exception {
        JsonObject pin = object(client("POST /pins"));
        HttpResponse<String> answer =
                send("PUT /pins/link", "code=" + pin.getString("code"), CLIENT, JSON, TOKEN);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(object(poll(pin)).getString("authToken")).isEqualTo(plexTv.token());
    }

    @Test
    void aPinIsNotApprovedByAWrongCode() throws Exception {
        assertNotFound(send("PUT /pins/link", "code=ZZZZZ", CLIENT, JSON, TOKEN));
    }

    private void assertNotFound(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(error(1020, "Code not found or expired", 404));
    }
}
