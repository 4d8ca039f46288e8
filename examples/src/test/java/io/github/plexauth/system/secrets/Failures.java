package io.github.plexauth.system.secrets;

import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.error.PlexTokenSourceException;
import io.github.plexauth.port.HttpTransport;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** What goes wrong with a call without a server having said a word that could be read. */
final class Failures {

    private static final String BROKEN = "PlexTransportException";
    private static final String LATE = "PlexTimeoutException";
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nX-Token: " + Marks.CALLER + "\r\nContent-Length: 9999\r\n\r\n";
    private static final String BODY = "{\"MediaContainer\":{\"token\":\"" + Marks.MINTED;

    private static final Map<String, ScriptedServer.Script> STALLS = Map.of(
            "before the answer", connection -> {
                connection.readRequest();
                connection.awaitEnd();
            },
            "within the head", connection -> {
                connection.readRequest();
                connection.write(HEAD.substring(0, 70));
                connection.awaitEnd();
            },
            "within the body", connection -> {
                connection.readRequest();
                connection.write(HEAD + BODY);
                connection.awaitEnd();
            },
            "for ever", connection -> {
                connection.readRequest();
                connection.write(HEAD + BODY);
                connection.writeForEver(Marks.CALLER, 20);
            });

    private Failures() {}

    static List<Case> all(Mode mode, Supplier<HttpTransport> transports, SSLContext trusted, SSLContext untrusted) {
        Stream<Case> ended = mode == Mode.BLOCKING ? interrupted() : completed();
        return Stream.of(connections(), stalls(), ended, tls(trusted, untrusted), closed(transports), sources())
                .flatMap(cases -> cases)
                .toList();
    }

    private static Stream<Case> connections() {
        return Stream.of(
                Case.of("refused", BROKEN, caller -> caller.token(caller.server(nobody("http")))),
                Case.of("refused over https", BROKEN, caller -> caller.token(caller.server(nobody("https")))),
                Case.of("no such host", BROKEN,
                        caller -> caller.token(caller.server(URI.create("http://plexauth.invalid:32400")))),
                Case.of("plain http where https is asked for", BROKEN, caller -> {
                    try (ScriptedServer server = caller.serve(connection -> connection.write(
                            "HTTP/1.1 400 " + Marks.CALLER + "\r\n\r\n"))) {
                        return caller.token(caller.server(
                                URI.create("https://127.0.0.1:" + server.uri("").getPort())));
                    }
                }),
                Case.played("closed at once", BROKEN, connection -> {}),
                Case.played("closed instead of an answer", BROKEN, connection -> connection.readRequest()),
                Case.played("reset", BROKEN, connection -> {
                    connection.readRequest();
                    connection.write(HEAD + BODY);
                    connection.reset();
                }),
                Case.of("too large", "PlexInvalidResponseException", caller -> {
                    String answer = ScriptedServer.ok(BODY.repeat(9));
                    try (ScriptedServer server = caller.serve(ScriptedServer.always(answer))) {
                        return caller.token(caller.server(caller.application().maxResponseBytes(99), server.uri("")));
                    }
                }));
    }

    private static Stream<Case> stalls() {
        return STALLS.entrySet().stream().map(stall -> Case.of("too late: silent " + stall.getKey(), LATE, caller -> {
            try (ScriptedServer server = caller.serve(stall.getValue())) {
                return caller.token(caller.see(caller.server(server.uri("")).withTimeout(Duration.ofMillis(150))));
            }
        }));
    }

    private static Stream<Case> interrupted() {
        return STALLS.entrySet().stream().map(stall -> stalled("interrupted, silent ", stall, BROKEN, (server, end) -> {
            var outcome = new CompletableFuture<TransientToken>();
            Thread thread = new Thread(() -> {
                try {
                    outcome.complete(server.getTransientToken());
                } catch (Throwable failure) {
                    outcome.completeExceptionally(failure);
                }
            });
            thread.start();
            end.await();
            thread.interrupt();
            return Caller.outcomeOf(outcome);
        }));
    }

    private static Stream<Case> completed() {
        Map<String, Consumer<CompletableFuture<?>>> ways = Map.of(
                "CancellationException", future -> future.cancel(false),
                "TimeoutException", future -> future.orTimeout(1, TimeUnit.MILLISECONDS),
                "IllegalStateException", future -> future.completeExceptionally(new IllegalStateException("enough")));
        return ways.entrySet().stream().flatMap(way -> STALLS.entrySet().stream()
                .map(stall -> stalled("ended by the caller, silent ", stall, way.getKey(), (server, end) -> {
                    CompletableFuture<TransientToken> future = server.getTransientTokenAsync();
                    end.await();
                    way.getValue().accept(future);
                    return Caller.outcomeOf(future);
                })));
    }

    @FunctionalInterface
    private interface StalledCall {
        Object outcome(ServerAuthentication server, CountDownLatch stalled) throws Exception;
    }

    private static Case stalled(
            String what, Map.Entry<String, ScriptedServer.Script> stall, String expected, StalledCall call) {
        return Case.of(what + stall.getKey() + ": " + expected, expected, caller -> {
            var asked = new CountDownLatch(1);
            try (ScriptedServer server = caller.serve(connection -> {
                asked.countDown();
                stall.getValue().play(connection);
            })) {
                return call.outcome(caller.server(server.uri("")), asked);
            }
        });
    }

    /** The certificates say the token: whoever has learnt it once can put it there. */
    private static Stream<Case> tls(SSLContext trusted, SSLContext untrusted) {
        String answer = ScriptedServer.ok(BODY + "\"}}");
        return Stream.of(
                secured("a trusted certificate", "TransientToken", trusted, "127.0.0.1", ScriptedServer.always(answer)),
                secured("a certificate for another name", BROKEN, trusted, "localhost", ScriptedServer.always(answer)),
                secured("a certificate of nobody", BROKEN, untrusted, "127.0.0.1", ScriptedServer.always(answer)),
                secured("a broken answer over TLS", BROKEN, trusted, "127.0.0.1",
                        ScriptedServer.always(Marks.CALLER + "\r\n\r\n")),
                secured("an end over TLS", BROKEN, trusted, "127.0.0.1", connection -> {
                    connection.readRequest();
                    connection.write(HEAD + BODY);
                }));
    }

    private static Case secured(
            String name, String expected, SSLContext context, String host, ScriptedServer.Script script) {
        return Case.of(name, expected, caller -> {
            try (ScriptedServer server = ScriptedServer.startTls(context, script)) {
                return caller.token(caller.server(URI.create("https://" + host + ":" + server.uri("").getPort())));
            }
        });
    }

    private static Stream<Case> closed(Supplier<HttpTransport> transports) {
        return Stream.of(
                Case.of("closed before", BROKEN, caller -> {
                    HttpTransport transport = transports.get();
                    transport.close();
                    return caller.token(caller.server(caller.application(transport), nobody("http")));
                }),
                Case.of("closed meanwhile", BROKEN, caller -> {
                    HttpTransport transport = transports.get();
                    try (ScriptedServer server = caller.serve(connection -> {
                        connection.readRequest();
                        connection.write(HEAD + BODY);
                        transport.close();
                        connection.awaitEnd();
                    })) {
                        return caller.token(caller.server(caller.application(transport), server.uri("")));
                    }
                }));
    }

    /** What the application throws is its own; what the library says of it is not. */
    private static Stream<Case> sources() {
        AccessTokenSource sealed = () -> {
            throw new IllegalStateException("the vault is sealed for " + Marks.CALLER);
        };
        return Stream.of(
                Case.of("a source that fails", "String", caller -> {
                    ServerAuthentication server = caller.application().build().server(nobody("http"), sealed);
                    try {
                        return caller.token(server);
                    } catch (PlexTokenSourceException failure) {
                        return server + failure.getMessage();
                    }
                }),
                Case.of("a source that gives null", "PlexTokenSourceException",
                        caller -> caller.token(caller.application().build().server(nobody("http"), () -> null))));
    }

    /** Where nothing listens: the port was just given back. */
    static URI nobody(String scheme) throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create(scheme + "://127.0.0.1:" + free.getLocalPort());
        }
    }
}
