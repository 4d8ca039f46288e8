package io.github.plexauth.protocol;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexInvalidResponseException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.detail.ErrorResponse;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.util.Optional;

/**
 * Creates the exceptions for responses that are errors or that cannot be used.
 *
 * @param request  the request that the server responded to
 * @param redactor masks the token of the request in texts of the server
 */
public record ResponseExceptions(TransportRequest request, Redactor redactor) {

    /**
     * Creates the exception for a response with an error status.
     *
     * @param response the response, with a status of 300 or more
     * @param tree     its decoded body; absent if it is not JSON or XML, or malformed
     * @param advice   what this status means for the use case, if it means something special
     * @return the exception
     */
    public PlexStatusException errorStatus(TransportResponse response, Node tree, Optional<String> advice) {
        ErrorResponse error = new ErrorBody(redactor).read(response, tree);
        String sentence = isForeignPage(response)
                ? generalAdvice(response, error)
                : advice.orElseGet(() -> generalAdvice(response, error));
        return PlexStatusException.of(
                request + ": " + response.status() + ". " + sentence + proxyHint(response), error);
    }

    /**
     * Creates the exception for a success response that cannot be used.
     *
     * @param response the response
     * @param problem  the predicate of a sentence whose subject is "the answer"; it may contain text of a codec
     * @return the exception
     */
    public PlexInvalidResponseException unusable(TransportResponse response, String problem) {
        return PlexInvalidResponseException.of(Failure.of(request + ": the answer " + redactor.line(problem)
                + " (status " + response.status() + ", " + response.body().length + " bytes). Check that a Plex Media"
                + " Server responds at this address, and not something in front of it." + proxyHint(response)));
    }

    private String generalAdvice(TransportResponse response, ErrorResponse error) {
        return switch (response.status()) {
            case 400 -> isForeignPage(response)
                    ? "The server at this address does not accept the request. Check that the base URI starts with"
                            + " https if the port requires it, and whether the server requires a client certificate."
                    : "The server does not accept a parameter of the request. It also responds like this if it lets"
                            + " this network in without a token (allowedNetworks), because it then has no token to"
                            + " delegate.";
            case 401 -> unauthorized();
            case 403 -> "The server accepts the access token, but does not allow this call with it: a transient token"
                    + " cannot create another one, and connection information requires the token of an administrator.";
            case 404 -> "The server does not know this path. Check the base URI and the version of the server.";
            case 429 -> "The server received too many requests. Wait "
                    + error.retryAfter().map(wait -> wait.toSeconds() + " s").orElse("a while")
                    + " before the next one.";
            case 498 -> "The access token has expired. Get a new one.";
            case 502, 504 -> "A proxy in front of the server got no answer from it. Check that the server is running.";
            case 503 -> isForeignPage(response)
                    ? "The server is not available. Check that it is running, and try again later."
                    : "The server is starting, in maintenance or overloaded. Try again later.";
            default -> otherStatus(response);
        };
    }

    private String unauthorized() {
        String notAccepted = "The server does not accept the access token. ";
        return redactor.tokenKind().map(kind -> notAccepted + advice(kind)).orElse(
                "The server, or a proxy in front of it, does not respond without credentials.");
    }

    private static String advice(AccessToken.Kind kind) {
        return switch (kind) {
            case CLAIM -> "It is a claim token, which binds a server to an account and is not an access token.";
            case TRANSIENT -> "A transient token lives up to 48 hours, ends when its server restarts, and is valid for"
                    + " that server only. Get a new one.";
            case JWT -> "Media servers are reported to refuse JSON Web Tokens, which are for plex.tv. Use the server's"
                    + " own access token from the account's resources.";
            case LEGACY, LOCAL -> "It is wrong, expired, revoked, or for another server. A shared server requires its"
                    + " own token from the account's resources.";
        };
    }

    private String otherStatus(TransportResponse response) {
        if (response.status() >= 500) {
            return "The server failed. Its own log may have the reason.";
        }
        if (response.status() >= 400) {
            return "The server refuses the request.";
        }
        if (response.status() == 304) {
            return "The server responds that nothing has changed, although the request did not ask for that. A cache in"
                    + " front of the server may be the reason.";
        }
        return "The server redirects" + redirectOrigin(response) + ". The library does not follow redirects, because"
                + " it would send the access token to another address. Use the right address as the base URI.";
    }

    /** Names only the origin of the target: the rest of the URI may repeat the request. */
    private String redirectOrigin(TransportResponse response) {
        String location = response.header("Location").orElse("");
        if (location.isBlank()) {
            return "";
        }
        try {
            URI target = request.uri().resolve(location);
            String port = target.getPort() < 0 ? "" : ":" + target.getPort();
            return target.getHost() == null
                    ? ""
                    : " to " + redactor.line(target.getScheme() + "://" + target.getHost() + port);
        } catch (IllegalArgumentException notAUri) {
            return "";
        }
    }

    private static String proxyHint(TransportResponse response) {
        BodyKind kind = BodyKind.of(response.body());
        boolean isTree = kind == BodyKind.JSON || kind == BodyKind.XML;
        return isTree || isFromPlex(response)
                ? ""
                : " The response has no X-Plex-Protocol header, so it may come from a proxy or another server.";
    }

    private static boolean isForeignPage(TransportResponse response) {
        return BodyKind.of(response.body()) == BodyKind.HTML && !isFromPlex(response);
    }

    private static boolean isFromPlex(TransportResponse response) {
        return response.header("X-Plex-Protocol").isPresent();
    }
}
