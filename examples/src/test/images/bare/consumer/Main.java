package consumer;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.examples.BringYourOwnCodec;
import io.github.plexauth.examples.BringYourOwnTransport;
import java.net.URI;

/** Makes both calls to the server of the arguments: URI, token and source. */
final class Main {

    private Main() {}

    public static void main(String... arguments) {
        ServerAuthentication server = PlexAuth.builder()
                .clientIdentifier("image")
                .transport(new BringYourOwnTransport())
                .codec(new BringYourOwnCodec())
                .build()
                .server(URI.create(arguments[0]), AccessToken.of(arguments[1]));
        System.out.println(server.getTransientToken());
        System.out.println(server.getSourceConnectionInformation(Source.parse(arguments[2])).connections().size());
    }
}
