package io.github.plexauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The kind of PIN to request from plex.tv. Instances are immutable.
 *
 * <p>{@link #forBrowser()} is for a program that can open a page or show a link or a QR code. {@link #forLinkPage()} is
 * for a device that can show four characters only, such as a small display.
 */
public final class PinOptions {

    private static final PinOptions BROWSER = new PinOptions(true, Optional.empty());
    private static final PinOptions LINK_PAGE = new PinOptions(false, Optional.empty());

    private final boolean strong;
    private final Optional<URI> forward;

    private PinOptions(boolean strong, Optional<URI> forward) {
        this.strong = strong;
        this.forward = forward;
    }

    /**
     * Returns the options for a strong PIN: a code of about 25 characters in the link, valid for 30 minutes.
     *
     * @return the options
     */
    public static PinOptions forBrowser() {
        return BROWSER;
    }

    /**
     * Returns the options for a PIN whose four characters a person types at {@code https://plex.tv/link}, valid for 15
     * minutes.
     *
     * @return the options
     */
    public static PinOptions forLinkPage() {
        return LINK_PAGE;
    }

    /**
     * Returns options with a page to which plex.tv sends the browser after the confirmation. The first {@code checkPin}
     * after that may still return empty.
     *
     * @param forward an http or https URI with a host, without user info; the library sends its origin when it creates
     *                the PIN, because plex.tv does not forward otherwise
     * @return the options
     * @throws IllegalStateException    if these are the options for the link page, which does not forward
     * @throws IllegalArgumentException if the URI is not acceptable; the message does not quote it
     */
    public PinOptions withForwardUri(URI forward) {
        String scheme = String.valueOf(Objects.requireNonNull(forward, "forward").getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || forward.getHost() == null) {
            throw new IllegalArgumentException("forward is not an http or https URI with a host");
        }
        if (forward.getRawUserInfo() != null) {
            throw new IllegalArgumentException("forward contains a user name or password");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(forward.toString())) {
            throw new IllegalArgumentException("forward contains half of a surrogate pair");
        }
        if (!strong) {
            throw new IllegalStateException("the page for four characters does not forward: use forBrowser()");
        }
        return new PinOptions(true, Optional.of(forward));
    }

    boolean strong() {
        return strong;
    }

    Optional<URI> forward() {
        return forward;
    }

    /** Returns the kind of the PIN, without the forward URI, which may have secrets in its query. */
    @Override
    public String toString() {
        return "PinOptions[" + (strong ? "browser" : "link page") + (forward.isPresent() ? ", forwards" : "") + "]";
    }
}
