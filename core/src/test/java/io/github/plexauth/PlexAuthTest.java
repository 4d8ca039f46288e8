package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.protocol.ClientIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the builder accepts, and which servers a handle can be created for. */
class PlexAuthTest {

    private final FakeTransport transport = FakeTransport.responding(Responses.token());

    static Stream<Arguments> invalidTexts() {
        return Stream.of(
                invalid("clientIdentifier is blank", builder -> builder.clientIdentifier("")),
                invalid("clientIdentifier is blank", builder -> builder.clientIdentifier(" ")),
                invalid("clientIdentifier contains a line break", builder -> builder.clientIdentifier("secret\nb")),
                invalid("clientIdentifier contains half of a surrogate pair",
                        builder -> builder.clientIdentifier("secret\ud83c")),
                invalid("product is blank", builder -> builder.product("")),
                invalid("product is blank", builder -> builder.product(" ")),
                invalid("product contains a line break", builder -> builder.product("secret\r\nb")),
                invalid("version is blank", builder -> builder.version("")),
                invalid("version contains a line break", builder -> builder.version("secret\t2")),
                invalid("platform is blank", builder -> builder.platform(" ")),
                invalid("platform contains a line break", builder -> builder.platform("\0secret")),
                invalid("device is blank", builder -> builder.device("")),
                invalid("device contains a line break", builder -> builder.device("\u007fsecret")),
                invalid("deviceName is blank", builder -> builder.deviceName("\t")),
                invalid("deviceName contains a line break", builder -> builder.deviceName("secret\u0085")),
                invalid("deviceName contains half of a surrogate pair",
                        builder -> builder.deviceName("secret\udf7f\ud83c")),
                invalid("timeout is not positive", builder -> builder.timeout(Duration.ZERO)),
                invalid("timeout is not positive", builder -> builder.timeout(Duration.ofNanos(-1))),
                invalid("maxResponseBytes is not positive", builder -> builder.maxResponseBytes(0)),
                invalid("maxResponseBytes is not positive", builder -> builder.maxResponseBytes(-1)));
    }

    private static Arguments invalid(String message, Consumer<PlexAuthBuilder> setter) {
        return Arguments.of(message, setter);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidTexts")
    void theSettersRejectInvalidValuesWithoutQuotingThem(String message, Consumer<PlexAuthBuilder> setter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setter.accept(TestApplication.builder(transport)))
                .withMessageStartingWith(message)
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("secret").hasNoCause());
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                invalid("clientIdentifier", builder -> builder.clientIdentifier(null)),
                invalid("product", builder -> builder.product(null)),
                invalid("version", builder -> builder.version(null)),
                invalid("platform", builder -> builder.platform(null)),
                invalid("device", builder -> builder.device(null)),
                invalid("deviceName", builder -> builder.deviceName(null)),
                invalid("transport", builder -> builder.transport(null)),
                invalid("codec", builder -> builder.codec(null)),
                invalid("timeout", builder -> builder.timeout(null)),
                invalid("clock", builder -> builder.clock(null)),
                invalid("retries", builder -> builder.retries(null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nulls")
    void theSettersRejectNull(String parameter, Consumer<PlexAuthBuilder> setter) {
        assertThatNullPointerException()
                .isThrownBy(() -> setter.accept(TestApplication.builder(transport)))
                .withMessage(parameter);
    }

    @Test
    void buildNamesTheSettingThatIsMissing() {
        PlexAuthBuilder builder = PlexAuth.builder();

        assertThatIllegalStateException().isThrownBy(builder::build).withMessage(
                "clientIdentifier is not set: create one for the installation, such as a UUID, and store it");
        builder.clientIdentifier("id");
        assertThatIllegalStateException().isThrownBy(builder::build).withMessage(
                "transport is not set: use JdkHttpTransport.create() from plexauth-transport-jdk,"
                        + " ApacheHttpTransport.create() from plexauth-transport-httpclient, or your own");
        builder.transport(transport);
        assertThatIllegalStateException().isThrownBy(builder::build).withMessage(
                "codec is not set: use JsonbCodec.create() from plexauth-json-jsonb, or your own");
        builder.codec(new TestCodec());
        assertThat(builder.build()).hasToString("PlexAuth[" + new ClientIdentity("id", "", "", "", "", "")
                + ", timeout=PT30S]");
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:secret@pms.test,       baseUri contains a user name or password",
        "http://secret@pms.test,            baseUri contains a user name or password",
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
        "http://secret_name,                baseUri has a host name with an underscore",
        "http://user:secret@my_host,        baseUri has a host name with an underscore",
        "http://secret_name:32400/plex,     baseUri has a host name with an underscore",
        "http://user:secret@b\u00fccher.test, baseUri has no host",
        "http://pms.test\uff0fsecret.test,   baseUri has no host",
        "http://pms.test\uff1a80.secret,     baseUri has no host",
        "http://pms.test\uff20secret.test,   baseUri has no host",
        "http://secret.test/:32400,         baseUri has a slash before the port",
        "https://192.168.1.5//:32400/,      baseUri has a slash before the port",
        "http://pms.test:70000,             baseUri has a port that is not from 1 to 65535",
        "http://pms.test:0,                 baseUri has a port that is not from 1 to 65535"
    })
    void anInvalidBaseUriIsDescribedButNotQuoted(URI base, String message) {
        PlexAuth application = TestApplication.builder(transport).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.server(base, TestApplication.TOKEN))
                .withMessageStartingWith(message)
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("secret").hasNoCause());
    }

    /** The encoder of the JDK fails for such a text with a message that names no parameter. */
    @Test
    void aBaseUriWithHalfOfASurrogatePairIsRejected() {
        PlexAuth application = TestApplication.builder(transport).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.server(URI.create("http://pms.test/\ud83c"), TestApplication.TOKEN))
                .withMessage("baseUri contains half of a surrogate pair");
    }

    @Test
    void nullArgumentsAreNamed() {
        PlexAuth application = TestApplication.builder(transport).build();

        assertThatNullPointerException()
                .isThrownBy(() -> application.server(null, TestApplication.TOKEN))
                .withMessage("baseUri");
        assertThatNullPointerException()
                .isThrownBy(() -> application.server(TestApplication.BASE_URI, (AccessToken) null))
                .withMessage("token");
        assertThatNullPointerException()
                .isThrownBy(() -> application.server(TestApplication.BASE_URI, (AccessTokenSource) null))
                .withMessage("tokens");
    }

    @Test
    void theTimeoutOfAHandleMustBePositive() {
        ServerAuthentication server = TestApplication.server(transport);

        assertThatNullPointerException().isThrownBy(() -> server.withTimeout(null)).withMessage("timeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.withTimeout(Duration.ZERO)).withMessage("timeout is not positive");
    }

    @Test
    void changingABuilderLaterDoesNotChangeWhatItBuilt() {
        PlexAuthBuilder builder = TestApplication.builder(transport);
        PlexAuth application = builder.build();
        builder.clientIdentifier("other");

        application.server(TestApplication.BASE_URI, TestApplication.TOKEN).getTransientToken();

        assertThat(transport.request().headers().get("X-Plex-Client-Identifier")).containsExactly("installation-1");
    }

    @Test
    void creatingAHandleSendsNothing() {
        TestApplication.server(transport).withTimeout(Duration.ofSeconds(1));

        assertThat(transport.requests()).isEmpty();
    }
}
