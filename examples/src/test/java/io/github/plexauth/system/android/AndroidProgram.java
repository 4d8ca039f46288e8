package io.github.plexauth.system.android;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.examples.BringYourOwnCodec;
import io.github.plexauth.examples.BringYourOwnTransport;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Makes both calls to the server of the arguments: URI, token and source. It returns their results as text. */
public final class AndroidProgram implements Function<List<String>, String> {

    @Override
    public String apply(List<String> arguments) {
        try (BringYourOwnTransport transport = new BringYourOwnTransport()) {
            ServerAuthentication server = PlexAuth.builder()
                    .clientIdentifier("android")
                    .transport(transport)
                    .codec(new BringYourOwnCodec())
                    .build()
                    .server(URI.create(arguments.get(0)), AccessToken.of(arguments.get(1)));
            return server.getTransientToken().accessToken() + " "
                    + server.getSourceConnectionInformation(Source.parse(arguments.get(2))).connections().size();
        } catch (PlexInvalidResponseException unreadable) {
            return unreadable.getMessage();
        }
    }
}
