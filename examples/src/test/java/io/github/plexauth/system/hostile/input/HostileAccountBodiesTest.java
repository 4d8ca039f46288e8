package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexStatusException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever plex.tv answers, each call ends in time, with a value or with a PlexException. */
class HostileAccountBodiesTest {

    private static final Duration GENEROUS = Duration.ofMinutes(1);

    /** Large bodies are decoded alike for all calls. */
    static Stream<Body> bodies() {
        return HostileBodiesTest.smallBodies();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aHostileBodyIsReadOrRefused(Body body) {
        assertTimeoutPreemptively(GENEROUS, () -> Stream.of(AccountOperation.values()).forEach(operation -> {
            Object outcome = operation.of(Operation.answer(200, body.bytes()));

            assertSame(operation, operation.asyncOf(Operation.answer(200, body.bytes())), outcome);
            assertIsRefusal(operation, operation.asyncOf(Operation.answer(401, body.bytes())));
        }));
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerCutOffAtAnyByteIsReadOrRefused(AccountOperation operation) {
        for (String answer : Bodies.accountSeeds()) {
            byte[] whole = answer.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < whole.length; length += 7) {
                operation.of(Operation.answer(200, Arrays.copyOf(whole, length)));
                assertIsRefusal(operation, operation.of(Operation.answer(403, Arrays.copyOf(whole, length))));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMemberOfAnyOtherTypeIsReadOrRefused(AccountOperation operation) {
        for (String answer : Bodies.accountSeeds()) {
            for (String member : Bodies.ACCOUNT_MEMBERS) {
                String marked = answer.replace("\"" + member + "\":", "\"" + member + "\":@,\"was\":");
                for (String value : marked.equals(answer) ? List.<String>of() : WrongValuesTest.VALUES) {
                    byte[] damaged = marked.replace("@", value).getBytes(StandardCharsets.UTF_8);
                    operation.of(Operation.answer(200, damaged));
                }
            }
        }
    }

    private static void assertSame(AccountOperation operation, Object async, Object blocking) {
        if (blocking instanceof PlexException failure) {
            assertThat(async).isInstanceOf(failure.getClass());
        } else if (operation != AccountOperation.PING && operation != AccountOperation.SIGN_OUT) {
            assertThat(async.getClass()).isEqualTo(blocking.getClass());
        }
    }

    private static void assertIsRefusal(AccountOperation operation, Object outcome) {
        assertThat(outcome).isInstanceOfAny(
                operation == AccountOperation.VALIDATE ? TokenValidity.class : PlexStatusException.class);
    }
}
