package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
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

    private static final List<Body> BODIES = Stream.concat(HostileJson.bodies(), HostileXml.bodies()).toList();

    static Stream<Body> bodies() {
        return BODIES.stream();
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
        // A large body takes long to read, so each question is asked once.
        List<Operation> once = List.of(Operation.TOKEN, Operation.CONNECTIONS_ASYNC);
        for (Operation operation : isLarge(body) ? once : List.of(Operation.values())) {
            Object outcome = outcome(operation, 200, body.bytes());

            if (body.refusal().isEmpty()) {
                assertThat(outcome).isInstanceOfAny(TransientToken.class, SourceConnectionInformation.class);
            } else {
                assertThat(outcome).isInstanceOf(PlexInvalidResponseException.class);
                assertThat(((PlexException) outcome).getMessage()).containsPattern(body.refusal());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void anErrorNeverHidesItsStatusBehindItsBody(Body body) {
        for (int status : isLarge(body) ? List.of(500) : List.of(400, 401, 500)) {
            Operation operation = status == 401 ? Operation.TOKEN_ASYNC : Operation.CONNECTIONS;
            Object outcome = outcome(operation, status, body.bytes());

            assertThat(outcome).isInstanceOf(PlexStatusException.class);
            assertThat(((PlexStatusException) outcome).status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerCutOffAtAnyByteIsRefused(String answer) {
        byte[] whole = answer.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);

            assertThat(outcome(Operation.TOKEN, 200, part))
                    .as("%d bytes", length)
                    .isInstanceOf(PlexInvalidResponseException.class);
            assertThat(outcome(Operation.TOKEN, 401, part))
                    .as("%d bytes", length)
                    .isInstanceOf(PlexStatusException.class);
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
            Operation.TOKEN.of(Operation.answer(200, body.bytes()));
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

            assertThat(outcome(Operation.TOKEN, 200, xml)).isInstanceOf(PlexInvalidResponseException.class);
            assertThat(outcome(Operation.TOKEN, 503, xml)).isInstanceOf(PlexStatusException.class);

            assertThat(elsewhere.accept()).isNull();
        }
    }

    private static Object outcome(Operation operation, int status, byte[] body) {
        return assertTimeoutPreemptively(GENEROUS, () -> operation.of(Operation.answer(status, body)));
    }
}
