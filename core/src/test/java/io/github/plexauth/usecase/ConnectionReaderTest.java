package io.github.plexauth.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Redactor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The borders of what a connection may hold. */
class ConnectionReaderTest {

    private final ConnectionReader reader = new ConnectionReader(new Redactor(Optional.empty()));

    private void read(String address, int port, String uri) {
        reader.read(new Node(Map.of("protocol", "http", "address", address, "port", port, "uri", uri)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "65535, 65535", "0, 5", "65536, 5", "-1, 5"})
    void aPortThatIsNoneIsTakenFromTheUri(int sent, int expected) {
        read("a.test", sent, "http://a.test:5");

        assertThat(reader.connections()).extracting(Connection::port).containsExactly(expected);
    }

    @Test
    void anAddressAndAUriHave500CharactersAtMost() {
        String longest = "https://a.test/" + "b".repeat(485);
        read("a".repeat(500), 1, longest);
        read("a".repeat(501), 1, longest);
        read("a", 1, longest + "b");

        assertThat(reader.connections()).hasSize(1);
        assertThat(reader.problems()).containsExactly(
                "Connection 2 has a URI or an address of more than 500 characters.",
                "Connection 3 has a URI or an address of more than 500 characters.");
    }
}
