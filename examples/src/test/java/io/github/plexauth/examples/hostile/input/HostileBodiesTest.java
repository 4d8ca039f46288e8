package io.github.plexauth.examples.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a body is, each way to ask ends in time, with a value or with an exception that says what was wrong. */
class HostileBodiesTest {

    private static final Duration GENEROUS = Duration.ofMinutes(1);

    static Stream<Body> bodies() {
        return Stream.concat(HostileJson.bodies(), HostileXml.bodies());
    }

    static Stream<Body> smallBodies() {
        return bodies().filter(body -> !isLarge(body));
    }

    static Stream<String> answers() {
        return Stream.of(Bodies.JSON_TOKEN, Bodies.JSON_DEVICE, Bodies.XML_TOKEN.strip(), Bodies.XML_DEVICE.strip());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aSuccessIsReadOrRefusedForWhatItIs(Body body) {
        Asked[] all = Asked.values(); // Of what takes long to read, each question once.
        for (Asked asked : isLarge(body) ? List.of(Asked.TOKEN, Asked.CONNECTIONS_LATER) : List.of(all)) {
            Object outcome = outcome(asked, 200, body.bytes());

            if (body.refusal().isEmpty()) {
                assertThat(outcome).isInstanceOfAny(TransientToken.class, SourceConnectionInformation.class);
            } else {
                assertThat(outcome).isInstanceOf(PlexResponseException.class);
                assertThat(((PlexException) outcome).getMessage()).containsPattern(body.refusal());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void anErrorNeverHidesItsStatusBehindItsBody(Body body) {
        for (int status : isLarge(body) ? List.of(500) : List.of(400, 401, 500)) {
            Object outcome = outcome(status == 401 ? Asked.TOKEN_LATER : Asked.CONNECTIONS, status, body.bytes());

            assertThat(outcome).isInstanceOf(PlexApiException.class);
            assertThat(((PlexApiException) outcome).status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerCutOffAtAnyByteIsRefused(String answer) {
        byte[] whole = answer.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);

            assertThat(outcome(Asked.TOKEN, 200, part))
                    .as("%d bytes", length)
                    .isInstanceOf(PlexResponseException.class);
            assertThat(outcome(Asked.TOKEN, 401, part))
                    .as("%d bytes", length)
                    .isInstanceOf(PlexApiException.class);
        }
    }

    private static boolean isLarge(Body body) {
        return body.bytes().length > 200_000;
    }

    /** Handed to the JDK's parser, broken DTDs and bytes that are no UTF-8 made it print to standard error. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("smallBodies")
    void nothingIsPrinted(Body body) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var printed = new ByteArrayOutputStream();
        try (PrintStream spy = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(spy);
            System.setErr(spy);
            Asked.TOKEN.of(Asked.answer(200, body.bytes()));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[<!ENTITY e SYSTEM \"%s\">]", "SYSTEM \"%s\"", "PUBLIC \"-//x//y\" \"%s\"",
        "[<!ENTITY %% p SYSTEM \"%s\"> %%p; <!ENTITY e \"x\">]", "[<!NOTATION e SYSTEM \"%s\">]"
    })
    void nothingThatXmlRefersToIsFetched(String dtd) throws IOException {
        try (ServerSocketChannel elsewhere = ServerSocketChannel.open()) {
            elsewhere.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            elsewhere.configureBlocking(false); // So that accept() says null if nobody has connected.
            String address = "http://localhost:" + elsewhere.socket().getLocalPort() + "/";
            byte[] xml = HostileXml.withDtd(dtd.formatted(address)).getBytes(StandardCharsets.UTF_8);

            assertThat(outcome(Asked.TOKEN, 200, xml)).isInstanceOf(PlexResponseException.class);
            assertThat(outcome(Asked.TOKEN, 503, xml)).isInstanceOf(PlexApiException.class);

            assertThat(elsewhere.accept()).isNull();
        }
    }

    private static Object outcome(Asked asked, int status, byte[] body) {
        return assertTimeoutPreemptively(GENEROUS, () -> asked.of(Asked.answer(status, body)));
    }
}
