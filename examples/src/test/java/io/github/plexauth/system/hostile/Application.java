package io.github.plexauth.system.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;

/** An application with a transport of its own. */
final class Application implements AutoCloseable {

    /** The token of the requests. No message may contain it. */
    static final String ACCESS_TOKEN = "5ec2e75ec0de4bad8bad";

    /** A timeout that only a defect exceeds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TransportMode mode;
    private final HttpTransport transport;
    private final PlexAuth plexAuth;

    Application(TransportMode mode) {
        this(mode, mode.open());
    }

    Application(TransportMode mode, HttpTransport transport) {
        this.mode = mode;
        this.transport = transport;
        this.plexAuth = builder().build();
    }

    private PlexAuthBuilder builder() {
        return PlexAuth.builder()
                .clientIdentifier("hostile")
                .transport(transport)
                .codec(JsonbCodec.create())
                .timeout(PATIENCE);
    }

    AccountAuthentication account(URI plexTv) {
        return builder().accountUri(plexTv).build().account();
    }

    /** Asks for a transient token, and returns its text. */
    String ask(URI server) {
        return ask(server, PATIENCE);
    }

    String ask(URI server, Duration timeout) {
        ServerAuthentication asked = plexAuth.server(server, AccessToken.of(ACCESS_TOKEN)).withTimeout(timeout);
        return mode.call(asked::getTransientToken, asked::getTransientTokenAsync).accessToken().value();
    }

    /** Asks, and returns the exception, which contains no token that was sent or received. */
    PlexException failure(URI server) {
        return failure(server, PATIENCE);
    }

    PlexException failure(URI server, Duration timeout) {
        return checked(catchThrowable(() -> ask(server, timeout)));
    }

    /** Asserts what holds for every exception. */
    static PlexException checked(Throwable thrown) {
        assertThat(thrown).isInstanceOf(PlexException.class);
        StringWriter everything = new StringWriter();
        thrown.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain(ACCESS_TOKEN, RawResponses.RIGHT, RawResponses.WRONG);
        return (PlexException) thrown;
    }

    @Override
    public void close() {
        transport.close();
    }
}
