package io.github.plexauth.wire;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexApiException;
import io.github.plexauth.error.PlexBadRequestException;
import io.github.plexauth.error.PlexForbiddenException;
import io.github.plexauth.error.PlexNotFoundException;
import io.github.plexauth.error.PlexRateLimitedException;
import io.github.plexauth.error.PlexResponseException;
import io.github.plexauth.error.PlexUnauthorizedException;
import io.github.plexauth.error.Refusal;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.util.Optional;

/** Turns an answer that is no good into the exception that an application can act on. */
public final class ApiExceptions {

    private ApiExceptions() {}

    /**
     * Makes the exception for a refusal.
     *
     * @param request  what was asked
     * @param response what came back, with a status from 300 on
     * @param tree     its body; absent if it is no tree or cannot be read
     * @param token    the token that was sent, if any
     * @return the exception, to be thrown
     */
    public static PlexApiException refused(
            TransportRequest request, TransportResponse response, Node tree, Optional<AccessToken> token) {
        Refusal refusal = ErrorBody.read(response, tree, token);
        String message = request + ": " + response.status() + ". " + advice(request, response, refusal, token)
                + proxyHint(response);
        return switch (response.status()) {
            case 400 -> new PlexBadRequestException(message, refusal);
            case 401 -> new PlexUnauthorizedException(message, refusal);
            case 403 -> new PlexForbiddenException(message, refusal);
            case 404 -> new PlexNotFoundException(message, refusal);
            case 429 -> new PlexRateLimitedException(message, refusal);
            default -> new PlexApiException(message, refusal);
        };
    }

    /**
     * Makes the exception for a success that cannot be what was asked for.
     *
     * @param request  what was asked
     * @param response what came back
     * @param what     goes on after "the answer "; quotes nothing of it
     * @return the exception, to be thrown
     */
    public static PlexResponseException unusable(TransportRequest request, TransportResponse response, String what) {
        return new PlexResponseException(request + ": the answer " + what + " (status " + response.status() + ", "
                + response.body().length + " bytes). Check that a Plex Media Server is there and not something in front"
                + " of it." + proxyHint(response));
    }

    private static String advice(
            TransportRequest request, TransportResponse response, Refusal refusal, Optional<AccessToken> token) {
        return switch (response.status()) {
            case 400 -> isForeignPage(response)
                    ? "What answers there does not accept the request: check that the base URI says https if the port"
                            + " speaks it, and whether a client certificate is asked for."
                    : "The server does not accept the type, scope or source; it also answers so if it lets this"
                            + " network in without a token (allowedNetworks) and so has no token to delegate.";
            case 401 -> unauthorized(token);
            case 403 -> "The server knows the access token but does not allow this: a transient token cannot make"
                    + " another, and connection information needs an admin's token.";
            case 404 -> request.uri().getPath().endsWith(Paths.RESOURCES)
                    ? "The server knows no such source, or is older than version 1.15.4, which this call needs."
                    : "The server does not know this path: check the base URI and the server's version.";
            case 429 -> "Too many requests: wait "
                    + refusal.retryAfter().map(wait -> wait.toSeconds() + " s").orElse("a while")
                    + " before the next one.";
            case 502, 504 -> "A proxy in front of the server got no answer from it: check that the server is running.";
            case 503 -> isForeignPage(response)
                    ? "The server cannot be used now: check that it is running, and try again in a while."
                    : "The server is starting, in maintenance or overloaded: try again in a while.";
            default -> other(request, response, token);
        };
    }

    private static String unauthorized(Optional<AccessToken> token) {
        String known = "The access token is not accepted by this server";
        if (token.isEmpty()) {
            return "The server, or a proxy in front of it, does not answer this without credentials.";
        }
        return switch (token.get().kind()) {
            case CLAIM -> known + ": a claim token binds a server to an account and is no access token.";
            case TRANSIENT -> known + ": a transient token lives 48 hours at most, ends when its server restarts, and"
                    + " is good for that server only. Get a new one.";
            case JWT -> known + ": servers are reported to refuse JSON Web Tokens, which are for plex.tv. Use the"
                    + " server's own access token from the account's resources.";
            case LEGACY, LOCAL -> known + ": it is wrong, expired or revoked, or it is for another server (a shared"
                    + " server needs its own token from the account's resources).";
        };
    }

    private static String other(TransportRequest request, TransportResponse response, Optional<AccessToken> token) {
        if (response.status() >= 500) {
            return "The server failed: its own log says more.";
        }
        if (response.status() >= 400) {
            return "The server refuses the request.";
        }
        return "The server redirects" + origin(request, response, token)
                + ", which is not followed, since the access token would go along: use the right address as the base"
                + " URI.";
    }

    /** Names no more of the target than its origin: the rest may echo the request. */
    private static String origin(TransportRequest request, TransportResponse response, Optional<AccessToken> token) {
        String location = response.header("Location").orElse("");
        if (location.isBlank()) {
            return "";
        }
        try {
            URI target = request.uri().resolve(location);
            String port = target.getPort() < 0 ? "" : ":" + target.getPort();
            return target.getHost() == null
                    ? ""
                    : " to " + Redaction.line(target.getScheme() + "://" + target.getHost() + port, token);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static String proxyHint(TransportResponse response) {
        BodyKind kind = BodyKind.of(response.body());
        boolean isNoTree = kind != BodyKind.JSON && kind != BodyKind.XML;
        return isNoTree && response.header("X-Plex-Protocol").isEmpty()
                ? " The answer has no X-Plex-Protocol header: perhaps a proxy or another server has answered."
                : "";
    }

    private static boolean isForeignPage(TransportResponse response) {
        return BodyKind.of(response.body()) == BodyKind.HTML && response.header("X-Plex-Protocol").isEmpty();
    }
}
