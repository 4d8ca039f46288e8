package io.github.plexauth.system.osgi;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Makes both calls with the transport and to the server of the arguments: URI, token and source. */
public final class OsgiProgram implements Function<List<String>, String> {

    @Override
    public String apply(List<String> arguments) {
        boolean jdk = arguments.get(0).equals("JDK");
        try (HttpTransport transport = jdk ? JdkHttpTransport.create() : ApacheHttpTransport.create()) {
            ServerAuthentication server = PlexAuth.builder()
                    .clientIdentifier("osgi")
                    .transport(transport)
                    .codec(JsonbCodec.create())
                    .build()
                    .server(URI.create(arguments.get(1)), AccessToken.of(arguments.get(2)));
            return server.getTransientToken().accessToken() + " "
                    + server.getSourceConnectionInformation(Source.parse(arguments.get(3))).connections().size();
        }
    }
}
