package io.github.plexauth.system.hostile;

import io.github.plexauth.contract.ScriptedServer;

/** The bytes that the servers send. */
final class RawResponses {

    /** The token in the response that belongs to the call. */
    static final String RIGHT = "transient-600d600d-0000-4000-8000-600d600d600d";

    /** The token in bytes that belong to no call. */
    static final String WRONG = "transient-bad0bad0-0000-4000-8000-bad0bad0bad0";

    private RawResponses() {}

    static String json(String token) {
        return "{\"MediaContainer\":{\"size\":0,\"token\":\"" + token + "\"}}";
    }

    static String ok(String token) {
        return ScriptedServer.ok(json(token));
    }

    /** Joins a status line, header lines and a body. */
    static String of(String statusLine, String headers, String body) {
        return statusLine + "\r\n" + headers + "\r\n" + body;
    }

    static String chunk(String bytes) {
        return Integer.toHexString(bytes.length()) + "\r\n" + bytes + "\r\n";
    }
}
