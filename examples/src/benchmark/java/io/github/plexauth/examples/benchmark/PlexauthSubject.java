package io.github.plexauth.examples.benchmark;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.util.concurrent.CompletableFuture;

/** The library, used as the README shows. */
final class PlexauthSubject implements Subject {

    private final HttpTransport transport;
    private final ServerAuthentication server;
    private final Source source;

    private PlexauthSubject(HttpTransport transport, Target target) {
        this.transport = transport;
        this.server = PlexAuth.builder()
                .clientIdentifier(HandWrittenCode.CLIENT_IDENTIFIER)
                .product(HandWrittenCode.PRODUCT)
                .transport(transport)
                .codec(JsonbCodec.create())
                .build()
                .server(target.baseUri(), AccessToken.of(target.token()));
        this.source = Source.parse(target.source());
    }

    static Subject overJdk(Target target) {
        return new PlexauthSubject(JdkHttpTransport.create(), target);
    }

    static Subject overHttpClient(Target target) {
        return new PlexauthSubject(ApacheHttpTransport.create(), target);
    }

    @Override
    public Object token() {
        return server.getTransientToken();
    }

    @Override
    public Object resources() {
        return server.getSourceConnectionInformation(source);
    }

    @Override
    public CompletableFuture<?> tokenAsync() {
        return server.getTransientTokenAsync();
    }

    @Override
    public CompletableFuture<?> resourcesAsync() {
        return server.getSourceConnectionInformationAsync(source);
    }

    @Override
    public void close() {
        transport.close();
    }
}
