package io.github.plexauth.protocol;

import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.detail.ErrorResponse;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Creates the exceptions for responses that are errors or that cannot be used.
 *
 * @param service  the kind of the server
 * @param request  the request that the server responded to
 * @param redactor masks the token of the request in texts of the server
 * @param clock    tells how far away a point in time is that the server names
 */
public record ResponseExceptions(
        Service service, TransportRequest request, Redactor redactor, InstantSource clock) {

    /**
     * Creates the exception for a response with an error status.
     *
     * @param response the response, with a status of 300 or more
     * @param tree     its decoded body; absent if it is not JSON or XML, or malformed
     * @param advice   what this status means for the use case, if it means something special
     * @return the exception
     */
    public PlexStatusException errorStatus(TransportResponse response, Node tree, Optional<String> advice) {
        ErrorResponse error = new ErrorBody(redactor, clock).read(response, tree);
        return PlexStatusException.of(
                request + ": " + response.status() + ". " + meaning(response, tree, error, advice), error);
    }

    private String meaning(TransportResponse response, Node tree, ErrorResponse error, Optional<String> advice) {
        if (service == Service.PLEX_TV) {
            return new AccountAdvice(error, advice).text();
        }
        boolean isFromPlex = isFromPlex(response)
                || Stream.of("errors", "error", "Response", "MediaContainer")
                        .anyMatch(name -> tree.get(name).isPresent());
        return new StatusAdvice(request, response, isFromPlex, redactor, error.retryAfter(), advice).text();
    }

    /**
     * Creates the exception for a success response that cannot be used.
     *
     * @param response the response
     * @param problem  what is wrong with it; it quotes nothing that is not masked
     * @return the exception
     */
    public PlexInvalidResponseException unusable(TransportResponse response, UnreadableBodyException problem) {
        return PlexInvalidResponseException.of(Failure.of(request + ": the answer " + problem.getMessage()
                + " (status " + response.status() + ", " + response.body().length + " bytes). "
                + (problem.isCausedByCodec()
                        ? "This is a problem of the codec or of its JSON library, and not of the server."
                        : whereFrom(response))));
    }

    private String whereFrom(TransportResponse response) {
        if (service == Service.PLEX_TV) {
            return "Check that plex.tv responds at this address, and not something in between, such as a proxy or the"
                    + " sign-in page of a network.";
        }
        BodyKind kind = BodyKind.of(response.body());
        boolean isTree = kind == BodyKind.JSON || kind == BodyKind.XML;
        return (isTree || isFromPlex(response) ? "" : StatusAdvice.IN_FRONT + " ")
                + "Check that a Plex Media Server responds at this address, and not something in front of it.";
    }

    private static boolean isFromPlex(TransportResponse response) {
        return response.header("X-Plex-Protocol").isPresent();
    }
}
