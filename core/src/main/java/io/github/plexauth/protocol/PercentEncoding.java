package io.github.plexauth.protocol;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as RFC 3986 defines it: everything but unreserved characters becomes %XX in upper case. */
final class PercentEncoding {

    private PercentEncoding() {}

    static String encode(String text) {
        // URLEncoder implements the encoding of HTML forms, which differs in these three characters.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
