package io.github.plexauth.system.secrets;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.contract.Mode;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccessTokenSource;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The application in one case: it asks in one of the two ways, and keeps all that it gets hold of. */
final class Caller {

    private static final JsonCodec CODEC = JsonbCodec.create();

    private final HttpTransport transport;
    private final Mode mode;
    private final Search search;
    private final Collection<Object> seen = new ConcurrentLinkedQueue<>();
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private String token = Marks.CALLER;

    Caller(HttpTransport transport, Mode mode, Search search) {
        this.transport = transport;
        this.mode = mode;
        this.search = search;
    }

    Collection<Object> seen() {
        return seen;
    }

    /** The tokens that were got, so that the rest of the run can be searched for them. */
    Set<String> given() {
        return given;
    }

    Caller with(String otherToken) {
        token = otherToken;
        return this;
    }

    <T> T see(T object) {
        seen.add(object);
        return object;
    }

    PlexAuthBuilder application() {
        return application(transport);
    }

    PlexAuthBuilder application(HttpTransport other) {
        see(other);
        return see(PlexAuth.builder()
                .clientIdentifier("audit")
                .timeout(Duration.ofSeconds(20))
                .transport(new Recording(other))
                .codec(see(CODEC)));
    }

    ServerAuthentication server(URI baseUri) {
        return server(application(), baseUri);
    }

    ServerAuthentication server(PlexAuthBuilder builder, URI baseUri) {
        AccessToken secret = see(AccessToken.of(token));
        see(AccessTokenSource.of(secret));
        return see(see(builder.build()).server(baseUri, secret));
    }

    AccountAuthentication account(URI accountUri) {
        return see(see(application().accountUri(accountUri).build()).account());
    }

    /** Starts a server, and looks at the names of the threads while it is busy with a call. */
    ScriptedServer serve(ScriptedServer.Script script) throws IOException {
        return ScriptedServer.start(connection -> {
            search.threads();
            script.play(connection);
        });
    }

    TransientToken token(ServerAuthentication server) throws Exception {
        return gave(ask(server::getTransientToken, server::getTransientTokenAsync));
    }

    TransientToken gave(TransientToken answer) {
        given.add(answer.accessToken().value());
        return answer;
    }

    SourceConnectionInformation connections(ServerAuthentication server, Source source) throws Exception {
        SourceConnectionInformation answer = ask(
                () -> server.getSourceConnectionInformation(source),
                () -> server.getSourceConnectionInformationAsync(source));
        answer.accessToken().ifPresent(lent -> given.add(lent.value()));
        return answer;
    }

    <T> T ask(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) throws Exception {
        return mode == Mode.BLOCKING ? blocking.get() : outcomeOf(see(async.get()));
    }

    /** Waits for the future, and takes off what only get() put around a failure. */
    static <T> T outcomeOf(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw failed;
        }
    }

    /** Keeps what passes between core and the transport. */
    private final class Recording implements HttpTransport {

        private final HttpTransport audited;

        Recording(HttpTransport audited) {
            this.audited = audited;
        }

        @Override
        public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
            try {
                return see(audited.send(seen(request)));
            } catch (IOException | InterruptedException failure) {
                see(failure);
                throw failure;
            }
        }

        @Override
        public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
            CompletableFuture<TransportResponse> sent = see(audited.sendAsync(seen(request)));
            sent.whenComplete((response, failure) -> see(failure == null ? response : failure));
            return sent;
        }

        /** The path of a question about a PIN has its number, and a transport needs the path. */
        private TransportRequest seen(TransportRequest request) {
            return request.uri().getPath().contains(Marks.PIN_ID) ? request : see(request);
        }
    }
}
