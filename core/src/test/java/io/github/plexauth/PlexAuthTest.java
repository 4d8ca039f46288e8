package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the application may say of itself and its servers; each refusal names what is wrong. */
class PlexAuthTest {

    private final FakeTransport transport = FakeTransport.answering(Answers.token());

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("clientIdentifier is null or blank", builder -> builder.clientIdentifier(null)),
                refusal("clientIdentifier is null or blank", builder -> builder.clientIdentifier("")),
                refusal("clientIdentifier is null or blank", builder -> builder.clientIdentifier(" ")),
                refusal("clientIdentifier contains a line break", builder -> builder.clientIdentifier("a\nb")),
                refusal("clientIdentifier is not well-formed", builder -> builder.clientIdentifier("a\ud83c")),
                refusal("product is null or blank", builder -> builder.product(null)),
                refusal("product is null or blank", builder -> builder.product(" ")),
                refusal("product contains a line break", builder -> builder.product("a\r\nb")),
                refusal("version contains a line break", builder -> builder.version("1\t2")),
                refusal("platform contains a line break", builder -> builder.platform("\0")),
                refusal("device contains a line break", builder -> builder.device("\u007f")),
                refusal("deviceName contains a line break", builder -> builder.deviceName("\u0085")),
                refusal("deviceName is not well-formed", builder -> builder.deviceName("\udf7f\ud83c")),
                refusal("timeout is not positive", builder -> builder.timeout(null)),
                refusal("timeout is not positive", builder -> builder.timeout(Duration.ZERO)),
                refusal("timeout is not positive", builder -> builder.timeout(Duration.ofNanos(-1))),
                refusal("maxResponseBytes is not positive", builder -> builder.maxResponseBytes(0)),
                refusal("maxResponseBytes is not positive", builder -> builder.maxResponseBytes(-1)),
                refusal("clock is null", builder -> builder.clock(null)),
                refusal("transport is not set: take JdkHttpTransport.create() from plexauth-transport-jdk,"
                        + " ApacheHttpTransport.create() from plexauth-transport-httpclient",
                        builder -> builder.transport(null)),
                refusal("codec is not set: take JsonbCodec.create() from plexauth-json-jsonb",
                        builder -> builder.codec(null)));
    }

    private static Arguments refusal(String message, UnaryOperator<PlexAuth.Builder> change) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatIsMissingOrCannotBeSentIsNamed(String message, UnaryOperator<PlexAuth.Builder> change) {
        PlexAuth.Builder builder = change.apply(Asking.application(transport));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith(message);
    }

    @Test
    void anEmptyOptionalTextIsAsGoodAsNone() {
        assertThat(Asking.application(transport).product("").version("").platform("").device("").deviceName("").build())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:secret@pms.test,       baseUri holds a user name or password",
        "http://secret@pms.test,            baseUri holds a user name or password",
        "http://pms.test?X-Plex-Token=secret, baseUri has a query or a fragment",
        "http://pms.test/?,                 baseUri has a query or a fragment",
        "http://pms.test/#secret,           baseUri has a query or a fragment",
        "http://pms.test/#,                 baseUri has a query or a fragment",
        "ftp://pms.test/secret,             baseUri does not start with http:// or https://",
        "file:///secret,                    baseUri does not start with http:// or https://",
        "pms.test:32400,                    baseUri does not start with http:// or https://",
        "/secret,                           baseUri does not start with http:// or https://",
        "//pms.test,                        baseUri does not start with http:// or https://",
        "http:secret,                       baseUri has no host",
        "http:///secret,                    baseUri has no host",
        "http://secret_name,                baseUri has no host",
        "http://user:secret@my_host,        baseUri has no host",
        "http://pms.test:70000,             baseUri has a port that is not from 1 to 65535",
        "http://pms.test:0,                 baseUri has a port that is not from 1 to 65535"
    })
    void aBaseUriThatSaysTooMuchOrTooLittleIsRefusedUnquoted(URI base, String message) {
        PlexAuth application = Asking.application(transport).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.server(base, Asking.TOKEN))
                .withMessageStartingWith(message)
                .satisfies(refusal -> assertThat(refusal).hasMessageNotContaining("secret").hasNoCause());
    }

    @Test
    void nullIsRefusedByName() {
        PlexAuth application = Asking.application(transport).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.server(null, Asking.TOKEN))
                .withMessage("baseUri is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.server(Asking.BASE, (AccessToken) null))
                .withMessage("token is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.server(Asking.BASE, (AccessTokenSource) null))
                .withMessage("tokens is null");
    }

    @Test
    void aHandleRefusesATimeoutThatIsNone() {
        ServerAuthentication server = Asking.server(transport);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.withTimeout(null)).withMessage("timeout is not positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.withTimeout(Duration.ZERO)).withMessage("timeout is not positive");
    }

    @Test
    void aBuilderChangedLaterChangesNoApplication() {
        PlexAuth.Builder builder = Asking.application(transport);
        PlexAuth application = builder.build();
        builder.clientIdentifier("other");

        application.server(Asking.BASE, Asking.TOKEN).getTransientToken();

        assertThat(transport.request().headers().get("X-Plex-Client-Identifier")).containsExactly("installation-1");
    }

    @Test
    void aHandleSendsNothingUntilItIsAsked() {
        Asking.server(transport).withTimeout(Duration.ofSeconds(1));

        assertThat(transport.requests()).isEmpty();
    }
}
