package io.github.plexauth;

import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.TokenValidity;
import io.github.plexauth.error.PlexError;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.TransportClosedException;
import java.util.Locale;
import java.util.Set;

/** Decides what a failure says about a token. Only plex.tv itself can say that a token is invalid. */
final class Validation {

    /** Codes of status 401 that do not concern the token: the verification code, and too many failed sign-ins. */
    private static final Set<Integer> NOT_ABOUT_THE_TOKEN = Set.of(1028, 1029, 1031);

    private Validation() {}

    /** Returns the answer that a failure is, or throws the failure if the call did not take place. */
    static TokenValidity of(Throwable failure) {
        if (failure instanceof PlexStatusException status) {
            return refusesToken(status)
                    ? new TokenValidity.Invalid(status.getMessage())
                    : new TokenValidity.Unknown(status.getMessage());
        }
        boolean noAnswer = failure instanceof PlexTransportException
                && !(failure.getCause() instanceof InterruptedException)
                && !(failure.getCause() instanceof TransportClosedException);
        return noAnswer || failure instanceof PlexInvalidResponseException
                ? new TokenValidity.Unknown(((PlexException) failure).getMessage())
                : Futures.rethrow(failure);
    }

    /** A page of HTML comes from something in between, whatever its status is. */
    private static boolean refusesToken(PlexStatusException status) {
        return switch (status.status()) {
            case 401, 498 -> !NOT_ABOUT_THE_TOKEN.contains(status.code().orElse(0))
                    && (!status.errors().isEmpty()
                            || (status.title().isEmpty()
                                    && status.contentType().filter("text/html"::equals).isEmpty()));
            case 422 -> status.errors().stream().anyMatch(Validation::namesTheToken);
            default -> false;
        };
    }

    private static boolean namesTheToken(PlexError error) {
        return error.message().filter(text -> text.toLowerCase(Locale.ROOT).contains("invalid token")).isPresent();
    }
}
