package io.github.plexauth.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUriTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "https://192-168-1-5.93b10b279ff8456686414add109854cd.plex.direct:32400", "http://192.168.1.5:32400",
        "http://nas", "https://nas.local", "HTTPS://NAS:1", "https://[fd00::5]:32400", "https://proxy.test/plex//",
        "https://a.test/a-B_c.d/~e/", "https://a-b.test:65535", "https://a.test:65535/x", "http://127.0.0.1",
        "https://x1"
    })
    void usableUrisAreAccepted(String uri) {
        assertThat(ConnectionUri.isUsable(uri)).isTrue();
        assertThat(URI.create(uri).getHost()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "https", "https://", "http:", "ftp://nas", "nas:32400", "//nas", "https://:32400", "https://-a.test",
        "https://a-.test", "https://a..test", "https://a.test.1x", "https://a_b", "https://a.test:0",
        "https://a.test:65536", "https://a.test:99999999999", "https://a.test:1x", "https://user@a.test",
        "https://a.test?X-Plex-Token=x", "https://a.test#x", "https://a b", "https://k\u00fcche.test", "https://.a",
        "https://a.test:1?", "https://\ud800", "https://a.test/a%2Fb", "https://a.test/a;b", "https://a.test/../a",
        "https://a.test/.", "https://a.test/a//b", "https://a.test/a\u2028b", "https://a.test/:a", "https://a.test/@a"
    })
    void unusableUrisAreRejected(String uri) {
        assertThat(ConnectionUri.isUsable(uri)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://,                       has a URI without a host",
        "https://:32400,                 has a URI without a host",
        "https:///path,                  has a URI without a host",
        "nas:32400,                      has a URI that does not start with http:// or https://",
        "192.168.1.5:32400,              has a URI that does not start with http:// or https://",
        "http://plex_server:32400,       'has a host with an underscore, which a host name cannot contain'",
        "https://a.test:70000,           has a port that is not from 1 to 65535",
        "https://a.test:0,               has a port that is not from 1 to 65535",
        "https://a.test:99999999999,     has a port that is not from 1 to 65535",
        "https://my nas:32400,           has a malformed URI",
        "https://a@b.test,               'has a URI with user info, a query or a fragment'"
    })
    void theProblemOfAnUnusableUriIsNamed(String uri, String problem) {
        assertThat(ConnectionUri.problem(uri)).contains(problem);
    }

    @Test
    void aLongUriIsRefusedWithoutParsing() {
        assertThat(ConnectionUri.isUsable("https://a.test/" + "a".repeat(485))).isTrue();
        assertThat(ConnectionUri.problem("https://a.test/" + "a".repeat(486)))
                .contains("has a URI of more than 500 characters");
        assertThat(ConnectionUri.isUsable("https://" + "a".repeat(900_000))).isFalse();
    }

    /** The usual form is recognized without java.net.URI, which must agree. */
    @Test
    void everyUriOfTheUsualFormIsParsedByTheJdkToo() {
        Random random = new Random(3);
        String alphabet = "ab1-.:0/9z";
        for (int round = 0; round < 200_000; round++) {
            StringBuilder uri = new StringBuilder(random.nextBoolean() ? "https://" : "http://");
            for (int length = random.nextInt(12); length > 0; length--) {
                uri.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            assertThat(ConnectionUri.isUsable(uri.toString())).as(uri.toString()).isEqualTo(isUsable(uri.toString()));
        }
    }

    private static boolean isUsable(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535
                    && uri.getRawPath().matches("(/[0-9a-z.-]+)*/*")
                    && !(uri.getRawPath() + "/").matches(".*/[.]{1,2}/.*");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
