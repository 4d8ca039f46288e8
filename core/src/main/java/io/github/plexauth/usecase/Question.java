package io.github.plexauth.usecase;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A question to a server.
 *
 * @param path       the path after the base URI of the server; it starts with a slash
 * @param parameters the query parameters, in their order, not yet encoded
 * @param needsToken whether the request carries the access token
 */
public record Question(String path, Map<String, String> parameters, boolean needsToken) {

    /**
     * Returns a question without parameters that needs the access token.
     *
     * @param path the path after the base URI of the server
     * @return the question
     */
    public static Question of(String path) {
        return new Question(path, Map.of(), true);
    }

    /**
     * Returns this question with one more parameter.
     *
     * @param name  the name of the parameter
     * @param value its value, not yet encoded
     * @return the longer question
     */
    public Question with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Question(path, Collections.unmodifiableMap(more), needsToken);
    }

    /**
     * Returns this question for a server that answers it without the access token.
     *
     * @return the question that does not carry the token
     */
    public Question withoutToken() {
        return new Question(path, parameters, false);
    }
}
