package io.github.plexauth.protocol;

import io.github.plexauth.error.detail.ErrorResponse;
import io.github.plexauth.port.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads responses with an error status, in all forms that servers and proxies send. Reading never fails. */
final class ErrorBody {

    private static final int MAX_ENTRIES = 20;
    private static final int MAX_TITLE_OFFSET = 8_192;

    private final Redactor redactor;
    private final InstantSource clock;

    ErrorBody(Redactor redactor, InstantSource clock) {
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * Reads a response.
     *
     * @param response the response
     * @param tree     its decoded body; absent if the body is not JSON or XML or is malformed
     */
    ErrorResponse read(TransportResponse response, Node tree) {
        Node xml = tree.get("Response"); // A starting media server sends <Response code title status/>.
        Node titled = xml.isPresent() ? xml : tree; // A problem as RFC 9457 defines it has title, status and detail.
        Optional<String> title = titled.get("title").text().or(() -> htmlTitle(response.body()));
        return new ErrorResponse(
                response.status(),
                entries(tree, xml),
                contentType(response),
                title.map(redactor::line).filter(line -> !line.isEmpty()),
                retryAfter(response));
    }

    private List<ErrorResponse.Entry> entries(Node tree, Node xml) {
        List<ErrorResponse.Entry> entries = new ArrayList<>();
        Node list = tree.get("errors"); // plex.tv sends an array in JSON and an element with children in XML.
        Node errors = list.get("error").isPresent() ? list.get("error") : list;
        errors.elements().stream()
                .limit(MAX_ENTRIES)
                .map(error -> entry(error.get("code"), message(error), error.get("status")))
                .forEach(entries::add);
        if (tree.get("error").isPresent()) { // plex.tv also sends {"status":404,"error":"Not Found"}.
            entries.add(entry(tree.get("code"), tree.get("error"), tree.get("status")));
        }
        if (tree.get("detail").isPresent()) {
            entries.add(entry(tree.get("code"), tree.get("detail"), tree.get("status")));
        }
        if (xml.isPresent()) {
            entries.add(entry(Node.ABSENT, xml.get("status"), xml.get("code")));
        }
        return entries;
    }

    /** Returns the message of an entry, which may be the only content of the entry. */
    private static Node message(Node error) {
        Node message = error.get("message");
        Node content = error.get(XmlReader.TEXT);
        return message.isPresent() ? message : content.isPresent() ? content : error;
    }

    private ErrorResponse.Entry entry(Node code, Node message, Node status) {
        return new ErrorResponse.Entry(
                code.integer(),
                message.text().map(redactor::line).filter(line -> !line.isEmpty()),
                status.integer());
    }

    /** Masks the value before it changes its case, because a JSON Web Token is recognized by {@code eyJ}. */
    private Optional<String> contentType(TransportResponse response) {
        String value = response.header("Content-Type").orElse("");
        int parameters = value.indexOf(';');
        String type = parameters < 0 ? value : value.substring(0, parameters);
        return Optional.of(redactor.line(type).toLowerCase(Locale.ROOT)).filter(line -> !line.isEmpty());
    }

    private static Optional<String> htmlTitle(byte[] body) {
        String page = new String(body, 0, Math.min(body.length, MAX_TITLE_OFFSET), StandardCharsets.UTF_8);
        String lower = page.toLowerCase(Locale.ROOT);
        int tag = lower.indexOf("<title");
        int start = lower.indexOf('>', Math.max(tag, 0)) + 1;
        int end = lower.indexOf("</title", start);
        // The offsets are valid for the page only if the change of case did not change the length.
        boolean found = tag >= 0 && start > 0 && end >= 0 && page.length() == lower.length();
        return found ? Optional.of(page.substring(start, end)) : Optional.empty();
    }

    /** Reads a number of seconds or a date, which counts from the date of the response if it has one. */
    private Optional<Duration> retryAfter(TransportResponse response) {
        String value = response.header("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant now = HttpDate.of(response).orElseGet(clock::instant);
        return HttpDate.parse(value).map(end -> end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO);
    }
}
