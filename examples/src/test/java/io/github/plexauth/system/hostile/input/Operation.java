package io.github.plexauth.system.hostile.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;

/** The ways to ask a server, which is played by a lambda that returns prepared bytes. */
enum Operation {
    TOKEN(ServerAuthentication::getTransientToken),
    CONNECTIONS(server -> server.getSourceConnectionInformation(source())),
    TOKEN_ASYNC(server -> joined(server.getTransientTokenAsync())),
    CONNECTIONS_ASYNC(server -> joined(server.getSourceConnectionInformationAsync(source())));

    /** The token that is sent: in none of its parts like anything that a message says by itself. */
    static final AccessToken MARKED = AccessToken.of("Qx7Zp2Vw9Kd4Jm8Rt3Hy6Bn1");

    private static final URI BASE = URI.create("http://pms.test:32400");
    private static final JsonCodec CODEC = JsonbCodec.create();
    private static final int TELLING = 12;

    private final Function<ServerAuthentication, Object> question;

    Operation(Function<ServerAuthentication, Object> question) {
        this.question = question;
    }

    /** Returns the value or the PlexException that comes out; anything else goes through to the test. */
    Object of(TransportResponse answer) {
        try {
            return question.apply(server(answer));
        } catch (PlexException failure) {
            assertTellsNoToken(failure);
            return failure;
        }
    }

    static Source source() {
        return Source.server("243b471948ace337");
    }

    static TransportResponse answer(int status, byte[] body) {
        return new TransportResponse(status, Map.of("Content-Type", List.of("application/json")), body);
    }

    static PlexAuthBuilder application() {
        return PlexAuth.builder().clientIdentifier("hostile-input").codec(CODEC);
    }

    private static ServerAuthentication server(TransportResponse answer) {
        return application().transport(request -> answer).build().server(BASE, MARKED);
    }

    /** A future fails with the exception itself, which only {@code join} wraps. */
    static Object joined(CompletableFuture<?> future) {
        try {
            return future.join();
        } catch (CompletionException wrapper) {
            if (wrapper.getCause() instanceof PlexException failure) {
                return raise(failure);
            }
            throw wrapper;
        }
    }

    private static Object raise(PlexException failure) {
        throw failure;
    }

    /** Nothing that an exception says, nor what it came from, has twelve characters of the token in a row. */
    static void assertTellsNoToken(Throwable failure) {
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())))
                .map(Throwable::toString)
                .forEach(Operation::assertTellsNoToken);
        if (failure instanceof PlexStatusException refusal) {
            assertTellsNoToken(refusal.errors() + " " + refusal.title() + " " + refusal.contentType());
        }
    }

    static void assertTellsNoToken(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        String secret = MARKED.value().toLowerCase(Locale.ROOT);
        for (int i = 0; i + TELLING <= secret.length(); i++) {
            assertThat(words.contains(secret.substring(i, i + TELLING))).as("part of the token in: %s", text).isFalse();
        }
    }
}
