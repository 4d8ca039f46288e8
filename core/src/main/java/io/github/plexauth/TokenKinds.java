package io.github.plexauth;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.protocol.Service;
import java.util.Objects;

/** Refuses tokens that can only be wrong, before they are sent to somebody who must not have them. */
final class TokenKinds {

    private TokenKinds() {}

    /** Requires a token that the service may accept. The message names the kind that is needed. */
    static AccessToken require(Service service, AccessToken token, String parameter) {
        service.refusal(Objects.requireNonNull(token, parameter)).ifPresent(refusal -> {
            throw new IllegalArgumentException(parameter + " " + refusal);
        });
        return token;
    }
}
