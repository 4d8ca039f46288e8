package io.github.plexauth.examples.server;

/**
 * What may be wrong about a key or a JSON Web Token of a client. Only one code of plex.tv is known. In the other cases,
 * the code is the status.
 */
enum EmbeddedJwtFault {

    BODY(400, 400, "The body is not a JSON object"),
    TOKEN(400, 400, "The JSON Web Token (jwt) is missing or malformed"),
    KEY(422, 422, "The key (jwk) is missing, malformed or not a public Ed25519 key"),
    KEY_REQUIRED(422, 422, "This device has registered a key, so its PINs require a key (jwk)"),
    UNKNOWN_KEY(422, 422, "No key is registered for the JSON Web Token"),
    SIGNATURE(422, 422, "Signature verification failed"),
    EXPIRED(498, 498, "The JSON Web Token has expired"),
    ISSUER(401, 1097, "The issuer does not match the device"),
    CLAIMS(422, 422, "The claims aud, iat and exp must be plex.tv, and times in whole seconds that are not wrong"),
    NONCE(422, 422, "The nonce is unknown, expired or used"),
    THUMBPRINT_TAKEN(422, 422, "The thumbprint is already taken");

    private final int status;
    private final int code;
    private final String message;

    EmbeddedJwtFault(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    EmbeddedPlexTvAnswer answer() {
        return EmbeddedPlexTvAnswer.error(status, code, message);
    }
}
