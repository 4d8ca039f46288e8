package io.github.plexauth.examples.hostile;

import io.github.plexauth.contract.ScriptedServer;

/** The bytes that the servers play. */
final class Answers {

    /** The token in what is an answer by any reading of HTTP. */
    static final String RIGHT = "transient-600d600d-0000-4000-8000-600d600d600d";

    /** The token in bytes that are no answer. */
    static final String WRONG = "transient-bad0bad0-0000-4000-8000-bad0bad0bad0";

    private Answers() {}

    static String json(String token) {
        return "{\"MediaContainer\":{\"size\":0,\"token\":\"" + token + "\"}}";
    }

    static String ok(String token) {
        return ScriptedServer.ok(json(token));
    }

    /** A head and a body, with nothing between them but these headers. */
    static String of(String statusLine, String headers, String body) {
        return statusLine + "\r\n" + headers + "\r\n" + body;
    }

    static String chunk(String bytes) {
        return chunk(bytes, "");
    }

    static String chunk(String bytes, String extension) {
        return Integer.toHexString(bytes.length()) + extension + "\r\n" + bytes + "\r\n";
    }
}
