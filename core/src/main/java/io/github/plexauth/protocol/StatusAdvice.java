package io.github.plexauth.protocol;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What an error status means and what the reader of the message can do.
 *
 * <p>A response without the header of media servers most likely comes from something in front of the server. Then the
 * text begins with that, and the token, the source and the version of the server come second.
 *
 * @param request     the request that was responded to
 * @param response    the response, with a status of 300 or more
 * @param isFromPlex  whether the response has the form of a media server's
 * @param redactor    masks the token of the request in texts of the server
 * @param retryAfter  the time that the server asks the client to wait
 * @param ofUseCase   what the status means for the use case, if it means something special
 */
record StatusAdvice(
        TransportRequest request,
        TransportResponse response,
        boolean isFromPlex,
        Redactor redactor,
        Optional<Duration> retryAfter,
        Optional<String> ofUseCase) {

    static final String IN_FRONT = "The response has no X-Plex-Protocol header, so it most likely comes from something"
            + " in front of the server, such as a proxy.";

    String text() {
        return switch (response.status()) {
            case 502, 504 -> "A proxy in front of the server got no answer from it. Check that the server is running.";
            case 520, 521, 522, 523, 524, 530 -> "A proxy in front of the server, such as a CDN, could not reach it."
                    + " Check that the server is running and that the proxy can connect to it.";
            case 525, 526 -> "A proxy in front of the server, such as a CDN, could not establish TLS with it. Check the"
                    + " certificate of the server, and the address that the proxy uses for it.";
            default -> isFromPlex ? ofUseCase.orElseGet(this::ofServer) : IN_FRONT + " " + inFront();
        };
    }

    private String inFront() {
        return switch (response.status()) {
            case 400 -> "It does not accept the request. Check that the base URI starts with https if the port requires"
                    + " it, and whether a client certificate is required." + ifServer();
            case 401 -> "It " + (response.header("WWW-Authenticate").isPresent() ? "requires" : "may require")
                    + " credentials of its own, which the library does not send. Let these requests pass, or use the"
                    + " address of the server itself." + ifServer();
            case 403 -> "It may refuse this client for its address, its country or its User-Agent. Check its rules, or"
                    + " use the address of the server itself." + ifServer();
            case 404 -> "It has nothing at this path. Check the host, the port and the path of the base URI."
                    + ifServer();
            case 407 -> "It requires a user name and a password. Give them to the transport, as proxyCredentials of its"
                    + " builder, or check those that it has.";
            case 498 -> "It refuses the request." + ifServer();
            case 503 -> "The server behind it may not be available. Check that it is running, and try again later."
                    + ifServer();
            default -> general("It");
        };
    }

    private String ifServer() {
        String advice = ofUseCase.orElseGet(this::ofServer);
        return " If the server itself responded: " + advice.substring(0, 1).toLowerCase(Locale.ROOT)
                + advice.substring(1);
    }

    private String ofServer() {
        return switch (response.status()) {
            case 400 -> "The server does not accept a parameter of the request. It also responds like this if it lets"
                    + " this network in without a token (allowedNetworks), because it then has no token to"
                    + " delegate.";
            case 401 -> redactor.tokenKind()
                    .map(kind -> "The server does not accept the access token. " + ofToken(kind))
                    .orElse("The server does not respond without credentials.");
            case 403 -> "The server accepts the access token, but does not allow this call with it: a transient token"
                    + " cannot create another one, and connection information requires the token of an administrator.";
            case 404 -> "The server does not know this path. Check the base URI and the version of the server.";
            case 498 -> "The access token has expired. Get a new one.";
            case 503 -> "The server is starting, in maintenance or overloaded. Try again later.";
            default -> general("The server");
        };
    }

    private static String ofToken(AccessToken.Kind kind) {
        return switch (kind) {
            case TRANSIENT -> "A transient token lives up to 48 hours, ends when its server restarts, and is valid for"
                    + " that server only. Get a new one.";
            case LEGACY, LOCAL, CLAIM, JWT -> "It is wrong, expired, revoked, or for another server. A shared server"
                    + " requires its own token from the account's resources.";
        };
    }

    /** Describes a status that means the same for a server and for something in front of it. */
    private String general(String subject) {
        int status = response.status();
        if (status == 429) {
            return subject + " received too many requests. Wait "
                    + retryAfter.map(wait -> wait.toSeconds() + " s").orElse("a while") + " before the next one.";
        }
        if (status >= 500) {
            return subject + " failed. Its own log may have the reason.";
        }
        if (status >= 400) {
            return subject + " refuses the request.";
        }
        if (status == 304) {
            return subject + " responds that nothing has changed, although the request did not ask for that. A cache in"
                    + " front of the server may be the reason.";
        }
        return subject + " redirects" + redirect();
    }

    /** Names only the origin of the target: the rest of the URI may repeat the request. */
    private String redirect() {
        Optional<URI> target = target();
        if (target.filter(this::isSameOrigin).isPresent()) {
            return " to another path of the same address, as servers do for browsers. Check the path of the base URI,"
                    + " and whether something in front of the server requires a sign-in.";
        }
        return target.map(uri -> " to " + redactor.line(origin(uri))).orElse("")
                + ". The library does not follow redirects, because it would send the access token to another address."
                + " If the server is there, use that address as the base URI. If a page to sign in is there, use an"
                + " address of the server that does not require it.";
    }

    private Optional<URI> target() {
        String location = response.header("Location").orElse("");
        try {
            return Optional.of(location)
                    .filter(text -> !text.isBlank())
                    .map(request.uri()::resolve)
                    .filter(target -> target.getScheme() != null && target.getHost() != null);
        } catch (IllegalArgumentException notAUri) {
            return Optional.empty();
        }
    }

    private boolean isSameOrigin(URI target) {
        return target.getScheme().equalsIgnoreCase(request.uri().getScheme())
                && target.getHost().equalsIgnoreCase(request.uri().getHost())
                && port(target) == port(request.uri());
    }

    private static int port(URI uri) {
        boolean https = uri.getScheme().equalsIgnoreCase("https");
        return uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
    }

    /** Keeps the case, because a JSON Web Token is recognized by {@code eyJ}. */
    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
