package io.github.plexauth.protocol;

import java.nio.charset.StandardCharsets;

/** The User-Agent header. Some servers in front of others refuse a request without one. */
final class UserAgent {

    private static final String LIBRARY = "plexauth/0.1.0";
    private static final String NOT_IN_A_PRODUCT = "[^!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private UserAgent() {}

    /**
     * Returns the value of the header: the application, if it has a name in US-ASCII, and the library.
     *
     * @param product the name of the application, or an empty text
     * @param version the version of the application, or an empty text
     */
    static String of(String product, String version) {
        String name = part(product);
        String number = part(version);
        if (name.isEmpty()) {
            return LIBRARY;
        }
        return name + (number.isEmpty() ? "" : "/" + number) + " " + LIBRARY;
    }

    /** Replaces characters that HTTP does not allow in a product. Other text than US-ASCII is left out as a whole. */
    private static String part(String text) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        return ascii ? text.replaceAll(NOT_IN_A_PRODUCT, "-").replaceAll("^-+|-+$", "") : "";
    }
}
