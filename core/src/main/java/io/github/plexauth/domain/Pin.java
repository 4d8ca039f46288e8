package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A PIN of plex.tv, by which a person signs an application in: the person opens {@link #uri} in any browser, and the
 * application waits for the token.
 *
 * <p>A program that knows {@link #id} and {@link #clientIdentifier} can get the token, so {@link #toString()} shows
 * neither.
 *
 * @param id               the number of the PIN, by which plex.tv is asked for the token; a secret
 * @param code             what the person confirms: about 25 characters, or four for {@link #LINK_PAGE}
 * @param clientIdentifier the client identifier that the PIN is bound to
 * @param uri              the page to open; for a code of four characters it is {@link #LINK_PAGE} with the code
 * @param qr               the address of a picture of a QR code for {@link #uri}, if plex.tv named one
 * @param expiresAt        when plex.tv forgets the PIN, by the clock of the {@code PlexAuth}
 */
public record Pin(
        String id, String code, String clientIdentifier, URI uri, Optional<URI> qr, Instant expiresAt) {

    /** The page on which a person can type a code of four characters. */
    public static final URI LINK_PAGE = URI.create("https://plex.tv/link");

    /** No PIN is valid for longer. plex.tv issues PINs for 15 and 30 minutes. */
    public static final Duration MAX_LIFETIME = Duration.ofDays(1);

    private static final String FORM = "plexauth-pin-1";
    private static final int PARTS = 7;

    /**
     * Checks every component.
     *
     * @param id               the number of the PIN: one line of text
     * @param code             what the person confirms: one line of text
     * @param clientIdentifier the client identifier that the PIN is bound to: one line of text
     * @param uri              the page to open
     * @param qr               the address of a picture of a QR code
     * @param expiresAt        when plex.tv forgets the PIN
     * @throws IllegalArgumentException if one of the three texts is not such a line
     */
    public Pin {
        if (Checks.requireLine(id, "id").equals(".") || id.equals("..")) { // It becomes a part of a path.
            throw new IllegalArgumentException("id is a path");
        }
        Checks.requireLine(code, "code");
        Checks.requireLine(clientIdentifier, "clientIdentifier");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(qr, "qr");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /**
     * Returns the PIN as one line of text, so that an application can go on waiting after a restart. The text is a
     * secret, because a program that has it can get the token.
     *
     * @return a text for {@link #fromSecretText fromSecretText}
     */
    public String toSecretText() {
        return String.join("\t", FORM, id, code, clientIdentifier, uri.toString(),
                qr.map(URI::toString).orElse(""), expiresAt.toString());
    }

    /**
     * Creates a PIN from the text that {@link #toSecretText} returned.
     *
     * @param text the text
     * @return the PIN
     * @throws IllegalArgumentException if this is not such a text; the message does not quote it
     */
    public static Pin fromSecretText(String text) {
        String[] parts = Objects.requireNonNull(text, "text").strip().split("\t", -1);
        if (parts.length != PARTS || !parts[0].equals(FORM)) {
            throw notAPin();
        }
        try {
            return new Pin(
                    parts[1], parts[2], parts[3], URI.create(parts[4]),
                    Optional.of(parts[5]).filter(qr -> !qr.isEmpty()).map(URI::create),
                    Instant.parse(parts[6]));
        } catch (RuntimeException quotesTheText) { // A part is not a URI, an instant or a line.
            throw notAPin();
        }
    }

    private static IllegalArgumentException notAPin() {
        return new IllegalArgumentException("text is not what Pin.toSecretText returns");
    }

    /** Returns when the PIN expires, without its number and its code. */
    @Override
    public String toString() {
        return "Pin[expiresAt=" + expiresAt + "]";
    }
}
