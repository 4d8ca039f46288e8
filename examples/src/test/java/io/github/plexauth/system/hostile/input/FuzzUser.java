package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.Source;
import io.github.plexauth.port.TransportRequest;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Properties of what a user hands in: it is refused with an IllegalArgumentException, or sent exactly as it was. */
final class FuzzUser {

    private static final byte[] TOKEN_ANSWER =
            "{\"MediaContainer\":{\"token\":\"t\",\"Device\":{\"accessToken\":\"t\"}}}"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final URI BASE = URI.create("http://pms.test");
    private static final Pattern SENDABLE = Pattern.compile("[ -~]*");

    private FuzzUser() {}

    static void source(FuzzInput input) {
        String text = input.text();

        accepted(() -> Source.parse(text)).ifPresent(source -> {
            URI sent = sent(Operation.application(), BASE, source).get().uri();
            assertThat(parameters(sent)).containsExactly("source=" + text);
        });
    }

    private static String asciiForm(String authority) {
        String host = authority.replaceFirst(":.*", "");
        return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES) + authority.substring(host.length());
    }

    /** The token goes to no other server than the one that was named. */
    static void baseUri(FuzzInput input) {
        URI base;
        try {
            base = new URI(input.text());
        } catch (URISyntaxException | NumberFormatException noUri) {
            return; // In JDK 17, java.net.URI throws the latter if an IPv4 part of an IPv6 address is too large.
        }
        accepted(sent(Operation.application(), base, Operation.source())).ifPresent(request -> {
            assertThat(request.uri().getScheme()).isEqualToIgnoringCase(base.getScheme());
            assertThat(request.uri().getAuthority())
                    .isEqualTo(base.getHost() == null ? asciiForm(base.getAuthority()) : base.getAuthority());
            assertThat(request.uri().getRawPath()).endsWith("/security/resources");
            assertThat(request.uri().getRawQuery()).isEqualTo("source=server%3A%2F%2F243b471948ace337");
            assertThat(request.uri().toString()).matches(SENDABLE);
        });
    }

    static void identity(FuzzInput input) {
        List<String> texts = List.of(
                input.text(), input.text(), input.text(), input.text(), input.text(), input.text());
        Supplier<PlexAuthBuilder> application = () -> Operation.application()
                .clientIdentifier(texts.get(0))
                .product(texts.get(1))
                .version(texts.get(2))
                .platform(texts.get(3))
                .device(texts.get(4))
                .deviceName(texts.get(5));

        accepted(() -> sent(application.get(), BASE, Operation.source()).get()).ifPresent(request -> {
            List<String> sent = new ArrayList<>();
            request.headers().forEach((name, values) -> {
                assertThat(values).singleElement().asString().matches(SENDABLE);
                sent.addAll(values);
            });
            parameters(request.uri()).forEach(parameter -> sent.add(parameter.replaceFirst("^[^=]*=", "")));
            assertThat(sent).containsAll(texts);
        });
    }

    static void token(FuzzInput input) {
        String text = input.text();

        try {
            AccessToken token = AccessToken.of(text);
            assertThat(token.value()).isEqualTo(text).matches("[!-~]+");
            assertThat(token).hasToString("AccessToken[" + token.kind() + ", redacted]");
        } catch (IllegalArgumentException refused) {
            // Longer than this is no message of ours: it would quote.
            assertThat(refused.getMessage()).startsWith("value: the access token ").hasSizeLessThan(120);
        }
    }

    static void pin(FuzzInput input) {
        String text = input.text();

        accepted(() -> Pin.fromSecretText(text))
                .ifPresent(pin -> assertThat(Pin.fromSecretText(pin.toSecretText())).isEqualTo(pin));
    }

    private static Supplier<TransportRequest> sent(PlexAuthBuilder application, URI base, Source source) {
        return () -> {
            List<TransportRequest> requests = new ArrayList<>();
            application
                    .transport(request -> {
                        requests.add(request);
                        return Operation.answer(200, TOKEN_ANSWER);
                    })
                    .build()
                    .server(base, Operation.MARKED)
                    .getSourceConnectionInformation(source);
            return requests.get(0);
        };
    }

    private static <T> Optional<T> accepted(Supplier<T> handedIn) {
        try {
            return Optional.of(handedIn.get());
        } catch (IllegalArgumentException refused) {
            Operation.assertTellsNoToken(refused);
            return Optional.empty();
        }
    }

    private static List<String> parameters(URI uri) {
        List<String> parameters = new ArrayList<>();
        for (String parameter : uri.getRawQuery().split("&")) {
            parameters.add(URLDecoder.decode(parameter, StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
