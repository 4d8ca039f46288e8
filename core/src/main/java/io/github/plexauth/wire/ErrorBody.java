package io.github.plexauth.wire;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexError;
import io.github.plexauth.error.Refusal;
import io.github.plexauth.port.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a refusing answer says, in any of the forms that servers and proxies use. It never fails. */
public final class ErrorBody {

    private static final int MOST_ERRORS = 20;
    private static final int TITLE_WITHIN = 8_192;

    private ErrorBody() {}

    /**
     * Reads a refusal.
     *
     * @param response the answer
     * @param tree     its body; absent if it is no tree or cannot be read
     * @param token    the token that was sent, if any, to take it out of what comes back
     * @return what could be read
     */
    public static Refusal read(TransportResponse response, Node tree, Optional<AccessToken> token) {
        Node xml = tree.get("Response"); // A media server that starts up: <Response code title status/>
        String title = xml.isPresent() ? xml.get("title").text() : htmlTitle(response.body());
        return new Refusal(
                response.status(),
                errors(tree, xml, token),
                contentType(response, token),
                Redaction.line(title, token),
                response.header("Retry-After").flatMap(ErrorBody::seconds));
    }

    private static List<PlexError> errors(Node tree, Node xml, Optional<AccessToken> token) {
        List<PlexError> errors = new ArrayList<>();
        Node list = tree.get("errors"); // plex.tv: an array in JSON, an element with children in XML.
        Node entries = list.get("error").isPresent() ? list.get("error") : list;
        entries.each().stream()
                .limit(MOST_ERRORS)
                .map(entry -> error(entry.get("code"), entry.get("message"), entry.get("status"), token))
                .forEach(errors::add);
        if (tree.get("error").isPresent()) { // plex.tv's other envelope: {"status":404,"error":"Not Found"}
            errors.add(error(tree.get("code"), tree.get("error"), tree.get("status"), token));
        }
        if (xml.isPresent()) {
            errors.add(error(Node.ABSENT, xml.get("status"), xml.get("code"), token));
        }
        return errors;
    }

    private static PlexError error(Node code, Node message, Node status, Optional<AccessToken> token) {
        return new PlexError(code.integer(), Redaction.line(message.text(), token), status.integer());
    }

    /** Masked before its case is lost: a JSON Web Token is known by {@code eyJ}. */
    private static String contentType(TransportResponse response, Optional<AccessToken> token) {
        String value = response.header("Content-Type").orElse("");
        int parameters = value.indexOf(';');
        String type = parameters < 0 ? value : value.substring(0, parameters);
        return Redaction.line(type, token).toLowerCase(Locale.ROOT);
    }

    private static String htmlTitle(byte[] body) {
        String page = new String(body, 0, Math.min(body.length, TITLE_WITHIN), StandardCharsets.UTF_8);
        String lower = page.toLowerCase(Locale.ROOT);
        int tag = lower.indexOf("<title");
        int start = lower.indexOf('>', Math.max(tag, 0)) + 1;
        int end = lower.indexOf("</title", start);
        return tag >= 0 && start > 0 && end >= 0 && page.length() == lower.length() ? page.substring(start, end) : "";
    }

    /** The form of a date is left out: none was ever seen, and the clocks of home servers go wrong. */
    private static Optional<Duration> seconds(String retryAfter) {
        String digits = retryAfter.strip();
        return digits.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(digits))) : Optional.empty();
    }
}
