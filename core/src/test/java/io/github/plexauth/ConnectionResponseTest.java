package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.plexauth.domain.Connection;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the connections of a source are read, and what is derived if the server leaves something out. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class ConnectionResponseTest {

    private static final String NAMED = "\"protocol\":\"https\",\"address\":\"10.0.0.1\"";

    @Parameter
    CallStyle style;

    @ParameterizedTest
    @ValueSource(strings = {"{%s}", "[{%s}]", "[null,{%s}]", "[{},{%s},{\"protocol\":\"https\"},[]]"})
    void oneConnectionMayBeAnObjectOrInAnArray(String shape) {
        assertThat(connections(shape.formatted(NAMED + ",\"port\":1")))
                .containsExactly(plain("https", "10.0.0.1", 1, "https://10.0.0.1:1"));
    }

    @Test
    void connectionsKeepTheOrderOfTheServer() {
        String json = "[{\"uri\":\"http://c:1\"},{\"uri\":\"http://a:1\"},{\"uri\":\"http://b:1\"}]";
        String xml = "<Connection uri='http://c:1'/><Connection uri='http://a:1'/><Connection uri='http://b:1'/>";

        assertThat(connections(json)).extracting(Connection::address).containsExactly("c", "a", "b");
        assertThat(connectionsOfXml(xml)).extracting(Connection::address).containsExactly("c", "a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"32400", "\"32400\"", "\" 32400 \"", "32400.0", "3.24e4", "\"32400.0\""})
    void aPortMayBeANumberOrText(String port) {
        assertThat(only("{" + NAMED + ",\"port\":" + port + "}"))
                .extracting(Connection::port, Connection::uri)
                .containsExactly(32400, URI.create("https://10.0.0.1:32400"));
    }

    static Stream<String> noPorts() {
        return Stream.of(
                "0", "-1", "70000", "65536", "1.5", "1e999999999", "1e-999999999", "1e2147483647", "4294999696",
                "9".repeat(500), "null", "true", "{}", "[32400]", "\"\"", "\"abc\"", "\"0x50\"", "\"-1\"",
                "\"70000\"", "\"32400/tcp\"", "\"1e999999999\"");
    }

    @ParameterizedTest
    @MethodSource("noPorts")
    void anInvalidPortIsTakenFromTheUri(String port) {
        assertThat(only("{\"uri\":\"https://a.plex.direct:32401\",\"port\":" + port + "}").port()).isEqualTo(32401);
        assertThat(only("{\"uri\":\"https://a.plex.direct\",\"port\":" + port + "}").port()).isEqualTo(443);
        assertThat(only("{\"uri\":\"http://a.plex.direct\",\"port\":" + port + "}").port()).isEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource("noPorts")
    void aConnectionWithoutAPortAndAUriIsLeftOut(String port) {
        assertThat(connections("[{" + NAMED + ",\"port\":" + port + "},{" + NAMED + ",\"port\":5}]"))
                .extracting(Connection::port)
                .containsExactly(5);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true", "1, true", "'\"1\"', true", "'\"true\"', true", "'\" TRUE \"', true", "1.0, true",
        "false, false", "0, false", "'\"0\"', false", "'\"false\"', false", "null, false", "'\"\"', false",
        "'\"yes\"', false", "{}, false", "[], false"
    })
    void aFlagMayBeABooleanANumberOrText(String sent, boolean meant) {
        Connection local = only("{\"uri\":\"http://a:1\",\"local\":" + sent + "}");
        Connection relay = only("{\"uri\":\"http://a:1\",\"relay\":" + sent + "}");

        assertThat(local).extracting(Connection::local, Connection::relay).containsExactly(meant, false);
        assertThat(relay).extracting(Connection::local, Connection::relay).containsExactly(false, meant);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "true, true", "0, false", "false, false", "'', false"})
    void aFlagInXmlIsText(String sent, boolean meant) {
        assertThat(connectionsOfXml("<Connection uri='http://a:1' local='" + sent + "' relay=\"" + sent + "\"/>"))
                .extracting(Connection::local, Connection::relay)
                .containsExactly(tuple(meant, meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", ",\"uri\":null", ",\"uri\":\"\"", ",\"uri\":\" \"", ",\"uri\":17", ",\"uri\":{}",
        ",\"uri\":\"not a uri\"", ",\"uri\":\"/relative\"", ",\"uri\":\"//host:1\"", ",\"uri\":\"https:///path\"",
        ",\"uri\":\"https://under_score:1\"", ",\"uri\":\"ftp://host:1\"", ",\"uri\":\"https:opaque\"",
        ",\"uri\":\"https://user:secret@host:1\"", ",\"uri\":\"https://secret@host:1\"",
        ",\"uri\":\"https://host:1/?X-Plex-Token=secret\"", ",\"uri\":\"https://host:1?\"",
        ",\"uri\":\"https://host:1/#secret\"", ",\"uri\":\"https://host:70000\"", ",\"uri\":\"https://host:0\""
    })
    void anUnusableUriIsReplacedByOneBuiltFromTheOtherMembers(String uri) {
        assertThat(only("{" + NAMED + ",\"port\":32400" + uri + "}"))
                .isEqualTo(plain("https", "10.0.0.1", 32400, "https://10.0.0.1:32400"));
    }

    static Stream<Arguments> derived() {
        return Stream.of(
                arguments("\"uri\":\"https://a.plex.direct:32400\"",
                        plain("https", "a.plex.direct", 32400, "https://a.plex.direct:32400")),
                arguments("\"uri\":\" HTTP://a.plex.direct:1/base \"",
                        plain("http", "a.plex.direct", 1, "HTTP://a.plex.direct:1/base")),
                arguments("\"uri\":\"http://[2001:db8::1]:32400\"",
                        plain("http", "2001:db8::1", 32400, "http://[2001:db8::1]:32400")),
                arguments("\"protocol\":\"HTTP\",\"address\":\" 2001:db8::1 \",\"port\":1,\"IPv6\":true",
                        plain("http", "2001:db8::1", 1, "http://[2001:db8::1]:1")),
                arguments("\"protocol\":\"http\",\"address\":\"[fe80::1]\",\"port\":1,\"IPv6\":\"1\"",
                        plain("http", "[fe80::1]", 1, "http://[fe80::1]:1")),
                arguments(NAMED + ",\"port\":\"7\",\"uri\":\"https://b:8\",\"unknown\":{\"uri\":[]}",
                        plain("https", "10.0.0.1", 7, "https://b:8")));
    }

    @ParameterizedTest
    @MethodSource("derived")
    void missingMembersAreDerivedFromTheOthers(String members, Connection expected) {
        assertThat(only("{" + members + "}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"protocol\":\"https\",\"port\":1",
        "\"protocol\":\"https\",\"address\":null,\"port\":1,\"uri\":null",
        "\"protocol\":\"https\",\"address\":\"\",\"port\":1",
        "\"protocol\":\"https\",\"address\":\"not a host\",\"port\":1",
        "\"protocol\":\"https\",\"address\":\"host/path\",\"port\":1",
        "\"protocol\":\"https\",\"address\":\"user@host\",\"port\":1",
        "\"protocol\":\"https\",\"address\":\"a\\nb\",\"port\":1",
        "\"protocol\":\"ftp\",\"address\":\"10.0.0.1\",\"port\":1",
        "\"protocol\":\"ftp\",\"uri\":\"https://a:1\"",
        "\"protocol\":null,\"address\":\"10.0.0.1\",\"port\":1",
        "\"address\":\"10.0.0.1\",\"port\":1",
        "\"uri\":\"https://user:secret@host:1\"",
        "\"uri\":\"https://host:70000\"",
        "\"local\":true"
    })
    void aConnectionWithoutAUsableAddressIsLeftOut(String members) {
        assertThat(connections("[{" + members + "},{\"uri\":\"http://good:1\"}]"))
                .extracting(Connection::address)
                .containsExactly("good");
    }

    private static Connection plain(String protocol, String address, int port, String uri) {
        return Connection.of(protocol, address, port, uri, false, false);
    }

    private Connection only(String connection) {
        List<Connection> connections = connections(connection);
        assertThat(connections).hasSize(1);
        return connections.get(0);
    }

    private List<Connection> connections(String json) {
        return style.getConnections(Responses.device("{\"clientIdentifier\":\"machine\",\"Connection\":" + json + "}"))
                .connections();
    }

    private List<Connection> connectionsOfXml(String elements) {
        return style.getConnections(Responses.xml("<MediaContainer><Device clientIdentifier='machine'>" + elements
                        + "</Device></MediaContainer>"))
                .connections();
    }
}
