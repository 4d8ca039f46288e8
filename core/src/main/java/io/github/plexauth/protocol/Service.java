package io.github.plexauth.protocol;

import io.github.plexauth.domain.AccessToken;
import java.util.Optional;

/** A kind of server that the library talks to. They accept different tokens and send different errors. */
public enum Service {
    /** A Plex Media Server. */
    MEDIA_SERVER,
    /** plex.tv, which knows the accounts. */
    PLEX_TV;

    /**
     * Returns why this service never accepts a token, as far as the kind of the token shows it.
     *
     * @param token the token
     * @return a predicate whose subject is the token, with what to use instead; empty if the service may accept it
     */
    public Optional<String> refusal(AccessToken token) {
        return Optional.ofNullable(switch (this) {
            case MEDIA_SERVER -> switch (token.kind()) {
                case JWT -> "is a JSON Web Token, which is for plex.tv only: media servers refuse it with status 401."
                        + " Use the access token of the server, which AccountAuthentication.getServers returns after a"
                        + " sign-in by a PIN without a device key";
                case CLAIM -> "is a claim token, which binds a new server to an account and is not an access token. Use"
                        + " the access token of the server, which AccountAuthentication.getServers returns";
                case LEGACY, TRANSIENT, LOCAL -> null;
            };
            case PLEX_TV -> switch (token.kind()) {
                case TRANSIENT, LOCAL -> "is for one media server only, and plex.tv refuses it. Use the token of the"
                        + " account, which AccountAuthentication.awaitToken returns";
                case CLAIM -> "is a claim token, which binds a new server to an account and is not an access token. Use"
                        + " the token of the account, which AccountAuthentication.awaitToken returns";
                case LEGACY, JWT -> null;
            };
        });
    }
}
