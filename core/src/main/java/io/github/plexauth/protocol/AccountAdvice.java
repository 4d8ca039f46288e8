package io.github.plexauth.protocol;

import io.github.plexauth.error.detail.ErrorResponse;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an error status of plex.tv means and what the reader of the message can do. The code in the body says more than
 * the status.
 *
 * @param error     the content of the response
 * @param ofUseCase what the status means for the use case, if it means something special
 */
record AccountAdvice(ErrorResponse error, Optional<String> ofUseCase) {

    private static final String NOT_FROM_PLEX = "The response has no error entry, as those of plex.tv have, so it most"
            + " likely comes from something in between, such as a proxy or the sign-in page of a network. Open the"
            + " address in a browser in the same network.";

    String text() {
        OptionalInt code = error.entries().stream()
                .map(ErrorResponse.Entry::code)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
        return ofCode(code.orElse(0)).or(() -> ofUseCase).orElseGet(this::ofStatus);
    }

    private static Optional<String> ofCode(int code) {
        return Optional.ofNullable(switch (code) {
            case 1000 -> "plex.tv misses a header that it requires, such as X-Plex-Client-Identifier. The library sends"
                    + " it, so something in between may remove it.";
            case 1028, 1029 -> "plex.tv asks for the verification code of the account. Sign in by a PIN: then plex.tv"
                    + " itself asks the person for it.";
            case 1031 -> "plex.tv has received too many failed sign-ins from the IP address of this network, whatever"
                    + " the token is. Wait, and do not repeat the call: that makes it worse.";
            case 1097 -> "The device's own token names another client identifier (iss) than the one that the key is"
                    + " registered for. A key belongs to one client identifier: use the one that it was registered"
                    + " with.";
            case 1041 -> "The home user is protected by a PIN of four digits, and the call had none or a wrong one. Ask"
                    + " the person for it.";
            default -> null;
        });
    }

    private String ofStatus() {
        int status = error.status();
        return switch (status) {
            case 401, 498 -> isPage() ? NOT_FROM_PLEX
                    : "plex.tv does not accept the access token: it is wrong, expired or revoked. Sign in again.";
            case 422 -> "plex.tv does not accept the content of the request. If it names the token, sign in again.";
            case 429 -> "plex.tv received too many requests. Wait "
                    + error.retryAfter().map(wait -> wait.toSeconds() + " s").orElse("a while")
                    + " before the next one.";
            default -> error.entries().isEmpty() && status < 500 ? NOT_FROM_PLEX : general(status);
        };
    }

    /** Returns whether the response is a page of HTML, which plex.tv does not send. */
    private boolean isPage() {
        return error.entries().isEmpty()
                && (error.title().isPresent() || error.contentType().filter("text/html"::equals).isPresent());
    }

    private static String general(int status) {
        if (status >= 500) {
            return "plex.tv, or a proxy in front of it, cannot answer now. Try again later.";
        }
        return status == 403 ? "plex.tv does not allow this call with this token." : "plex.tv refuses the request.";
    }
}
