package io.github.plexauth.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A question to a server.
 *
 * @param method     the HTTP method
 * @param path       the path after the base URI of the server; it starts with a slash
 * @param shownPath  the form of the path that messages and logs show, without secrets and texts of a server
 * @param parameters the query parameters, in their order, not yet encoded
 * @param headers    the headers that only this question has
 * @param json       the body; an empty text if there is none
 * @param needsToken whether the request carries the access token
 * @param secrets    what no text may quote, besides the token
 */
public record Question(
        String method,
        String path,
        String shownPath,
        Map<String, String> parameters,
        Map<String, String> headers,
        String json,
        boolean needsToken,
        List<String> secrets) {

    /**
     * Returns a question for GET, without parameters, that needs the access token.
     *
     * @param path the path after the base URI of the server
     * @return the question
     */
    public static Question get(String path) {
        return of("GET", path);
    }

    /**
     * Returns a question like {@link #get} for another method, without a body.
     *
     * @param method the HTTP method
     * @param path   the path after the base URI of the server
     * @return the question
     */
    public static Question of(String method, String path) {
        return new Question(method, path, path, Map.of(), Map.of(), "", true, List.of());
    }

    /**
     * Returns this question with one more segment in its path, which messages and logs do not show. A program
     * that knows the number of a PIN may get its token, and a server may have put anything into an identifier.
     *
     * @param segment the segment, not yet encoded
     * @return the question with the longer path
     */
    public Question withHiddenSegment(String segment) {
        return new Question(
                method, path + "/" + PercentEncoding.encode(segment), shownPath + "/***",
                parameters, headers, json, needsToken, withSecret(segment));
    }

    /**
     * Returns this question with a longer path.
     *
     * @param end the end of the path; it starts with a slash
     * @return the question with the longer path
     */
    public Question withPath(String end) {
        return new Question(method, path + end, shownPath + end, parameters, headers, json, needsToken, secrets);
    }

    /**
     * Returns this question with one more parameter.
     *
     * @param name  the name of the parameter
     * @param value its value, not yet encoded
     * @return the longer question
     */
    public Question with(String name, String value) {
        return new Question(
                method, path, shownPath, longer(parameters, name, value), headers, json, needsToken, secrets);
    }

    /**
     * Returns this question with one more parameter, whose value no text may quote.
     *
     * @param name  the name of the parameter
     * @param value its value, not yet encoded
     * @return the longer question
     */
    public Question withHidden(String name, String value) {
        return new Question(
                method, path, shownPath, longer(parameters, name, value), headers, json, needsToken, withSecret(value));
    }

    /**
     * Returns this question with one more header.
     *
     * @param name  the name of the header
     * @param value its value, in printable US-ASCII
     * @return the question with the header
     */
    public Question withHeader(String name, String value) {
        return new Question(
                method, path, shownPath, parameters, longer(headers, name, value), json, needsToken, secrets);
    }

    /**
     * Returns this question with a body.
     *
     * @param json the text of the body
     * @return the question with the body
     */
    public Question withJson(String json) {
        Map<String, String> typed = longer(headers, "Content-Type", "application/json");
        return new Question(method, path, shownPath, parameters, typed, json, needsToken, secrets);
    }

    /**
     * Returns this question for a server that answers it without the access token.
     *
     * @return the question that does not carry the token
     */
    public Question withoutToken() {
        return new Question(method, path, shownPath, parameters, headers, json, false, secrets);
    }

    private List<String> withSecret(String secret) {
        return Stream.concat(secrets.stream(), Stream.of(secret)).toList();
    }

    private static Map<String, String> longer(Map<String, String> map, String name, String value) {
        Map<String, String> longer = new LinkedHashMap<>(map);
        longer.put(name, value);
        return Collections.unmodifiableMap(longer);
    }

    /** Returns the method and the path, without what is hidden. */
    @Override
    public String toString() {
        return method + " " + shownPath;
    }
}
