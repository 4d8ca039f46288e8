package io.github.plexauth.contract;

import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param line    the request line
 * @param headers the header lines, in their order
 * @param body    the body, one character per byte
 */
public record ScriptedRequest(String line, List<String> headers, String body) {

    /**
     * Returns the values of a header.
     *
     * @param name the header's name, in any case
     * @return its values in their order, empty if it is absent
     */
    public List<String> header(String name) {
        return headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .toList();
    }

    /**
     * Returns the request target: path and query as they were sent.
     *
     * @return the second word of the request line
     */
    public String target() {
        return line.split(" ")[1];
    }
}
