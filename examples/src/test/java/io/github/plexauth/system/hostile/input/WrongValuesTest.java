package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.SourceConnectionInformation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is sound, with values that make no sense. */
class WrongValuesTest {

    static final List<String> VALUES = List.of(
            "null", "true", "false", "0", "-1", "1.5", "1e999999999", "-1e-999999999", "9".repeat(1_000), "\"\"",
            "\" \"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"http://[\"", "\"1e999999999\"", "[]", "{}", "[[]]",
            "[null]", "[{}]", "[[[{}]]]", "{\"a\":{}}", "[1,\"x\",null,{}]");

    @ParameterizedTest
    @ValueSource(strings = {
        "MediaContainer", "token", "Device", "name", "clientIdentifier", "accessToken", "Connection", "protocol",
        "address", "port", "uri", "local", "relay", "size"
    })
    void aMemberOfAnyOtherTypeIsReadOrRefused(String member) {
        for (String answer : List.of(Bodies.JSON_TOKEN, Bodies.JSON_DEVICE)) {
            for (String value : VALUES) {
                // Whatever was there goes to another member, so that all of it stays sound.
                String damaged = answer.replace("\"" + member + "\":", "\"" + member + "\":" + value + ",\"was\":");
                Operation.TOKEN.of(Operation.answer(200, damaged.getBytes(StandardCharsets.UTF_8)));
                Operation.CONNECTIONS.of(Operation.answer(200, damaged.getBytes(StandardCharsets.UTF_8)));
                Operation.TOKEN.of(Operation.answer(400, damaged.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"errors\":%s}", "{\"errors\":{\"error\":%s}}", "{\"errors\":[%s]}", "{\"error\":%s}", "{\"Response\":%s}",
        "{\"error\":\"x\",\"code\":%s,\"status\":%s}", "{\"errors\":[{\"code\":%s,\"message\":%s,\"status\":%s}]}"
    })
    void anErrorWithAMemberOfAnyOtherTypeIsStillThatError(String body) {
        for (String value : VALUES) {
            byte[] damaged = body.replace("%s", value).getBytes(StandardCharsets.UTF_8);

            assertThat((Throwable) Operation.TOKEN.of(Operation.answer(401, damaged))).hasMessageContaining(": 401. ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0", "-1", "65536", "70000", "80.5", "1e999999999", "1e-999999999", "\"\"", "\"x\"", "\"0x50\"", "null", "true",
        "[80]", "{\"a\":80}", "99999999999999999999"
    })
    void aConnectionWithAPortThatIsNoneIsLeftOutUnlessItsUriHasOne(String port) {
        assertThat(connections("{\"protocol\":\"http\",\"address\":\"pms.test\",\"port\":" + port + "}"))
                .isEmpty();
        assertThat(connections("{\"uri\":\"http://pms.test:32400\",\"port\":" + port + "}"))
                .singleElement()
                .extracting(Connection::port)
                .isEqualTo(32_400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "70000", "-1", "99999999999", "x"})
    void aUriWithAPortThatIsNoneIsNotTaken(String port) {
        assertThat(connections("{\"uri\":\"http://pms.test:" + port + "\"}")).isEmpty();
    }

    /** For this address, java.net.URI of JDK 17 throws a NumberFormatException, which no caller expects. */
    @Test
    void aUriWhoseIpv6AddressHasATooLargeIpv4PartIsNotTaken() {
        assertThat(connections("{\"uri\":\"http://[::60000000000.0.0.1]\"},{\"uri\":\"http://pms.test:1\"}"))
                .singleElement()
                .extracting(Connection::address)
                .isEqualTo("pms.test");
    }

    @Test
    void connectionsBeyondTheFirstThousandAreNotLookedAt() {
        String connection = "{\"uri\":\"http://pms.test\"}";

        assertThat(connections(connection + ("," + connection).repeat(1_000))).hasSize(1_000);
    }

    private static List<Connection> connections(String connection) {
        String answer = HostileJson.answer("Device",
                "{\"clientIdentifier\":\"243b471948ace337\",\"Connection\":[" + connection + "]}");
        return ((SourceConnectionInformation) Operation.CONNECTIONS.of(
                        Operation.answer(200, answer.getBytes(StandardCharsets.UTF_8))))
                .connections();
    }
}
