package io.github.plexauth.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.RetryPolicy;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.port.TransportRequest;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Who gets credentials, and what becomes of a response that asks for them. */
class AuthenticatorTest {

    private static final String REFUSAL = "HTTP/1.1 401 Unauthorized\r\nX-Plex-Protocol: 1.0\r\n"
            + "Content-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>";

    /** A Plex server that refuses a token sends no challenge, which java.net.http takes for a failure. */
    @Test
    void aTokenThatIsRefusedIsNotTriedAgainOverAClientWithAnAuthenticator() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .authenticator(new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication("someone", "password".toCharArray());
                    }
                })
                .build();
        try (var server = ScriptedServer.start(ScriptedServer.always(REFUSAL));
                var transport = JdkHttpTransport.using(client)) {
            ServerAuthentication plex = PlexAuth.builder()
                    .clientIdentifier("test")
                    .transport(transport)
                    .codec(json -> Map.of())
                    .retries(RetryPolicy.upTo(3))
                    .build()
                    .server(server.uri(""), AccessToken.of("a-token-that-is-refused"));

            assertThatExceptionOfType(PlexUnauthorizedException.class).isThrownBy(plex::getTransientToken);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(plex.getTransientTokenAsync()::join)
                    .withCauseInstanceOf(PlexUnauthorizedException.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void theCredentialsForAProxyStayHereIfThereIsNoProxy() throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")));
                var transport = JdkHttpTransport.builder()
                        .noProxy()
                        .proxyCredentials("someone", "password".toCharArray())
                        .build()) {
            transport.send(new TransportRequest(
                    "GET", server.uri("/"), Map.of(), new byte[0], Duration.ofSeconds(10), 9));

            assertThat(server.requests()).singleElement()
                    .satisfies(request -> assertThat(request.header("Proxy-Authorization")).isEmpty());
        }
    }

    @Test
    void aUserNameWithAColonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkHttpTransport.builder().proxyCredentials("some:one", new char[0]))
                .withMessage("user contains a colon");
    }
}
