package io.github.plexauth.examples.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of plex.tv, which the client receives as JSON or as XML.
 *
 * @param status the HTTP status
 * @param json   the tree of the JSON form
 * @param xml    the XML form; empty if the answer is JSON for every client
 */
record EmbeddedPlexTvAnswer(int status, Object json, Optional<String> xml) {

    /** Returns a success answer. The name is the name of the root element in XML; JSON does not have it. */
    static EmbeddedPlexTvAnswer ok(String name, Object tree) {
        return of(200, name, tree, tree);
    }

    /** Returns the answer to a request that created something. */
    static EmbeddedPlexTvAnswer created(String name, Object tree) {
        return of(201, name, tree, tree);
    }

    /** Returns the answer to a ping. Its XML is the only one with text in an element. */
    static EmbeddedPlexTvAnswer pong() {
        return new EmbeddedPlexTvAnswer(200, Map.of("pong", true), Optional.of("<pong>true</pong>"));
    }

    static EmbeddedPlexTvAnswer noContent() {
        return new EmbeddedPlexTvAnswer(204, Map.of(), Optional.empty());
    }

    /** Returns an error with a code of plex.tv. */
    static EmbeddedPlexTvAnswer error(int status, int code, String message) {
        Map<String, Object> error = EmbeddedPlexApi.tree("code", code, "message", message, "status", status);
        List<Map<String, Object>> errors = List.of(error);
        return of(status, "errors", Map.of("errors", errors), errors);
    }

    /** Returns the answer to an unknown path. No other form than JSON has been seen. */
    static EmbeddedPlexTvAnswer unknownPath() {
        return json(404, EmbeddedPlexApi.tree("status", 404, "error", "Not Found"));
    }

    /** Returns an answer that is JSON for every client. */
    static EmbeddedPlexTvAnswer json(int status, Map<String, Object> tree) {
        return new EmbeddedPlexTvAnswer(status, tree, Optional.empty());
    }

    private static EmbeddedPlexTvAnswer of(int status, String name, Object json, Object xml) {
        return new EmbeddedPlexTvAnswer(status, json, Optional.of(PlexTvXml.write(name, xml)));
    }

    /** Returns this answer with 1 and 0 in place of true and false in JSON. XML always has 1 and 0. */
    EmbeddedPlexTvAnswer withNumericBooleans() {
        return new EmbeddedPlexTvAnswer(status, numericBooleans(json), xml);
    }

    private static Object numericBooleans(Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<Object, Object> numeric = new LinkedHashMap<>();
            members.forEach((name, member) -> numeric.put(name, numericBooleans(member)));
            return numeric;
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(EmbeddedPlexTvAnswer::numericBooleans).toList();
        }
        return value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : value;
    }

    EmbeddedResponse toResponse(boolean asJson) {
        if (status == 204) {
            return new EmbeddedResponse(status, Map.of(), "");
        }
        return asJson || xml.isEmpty()
                ? response("application/json", TreeWriter.json(json))
                : response("application/xml", xml.orElseThrow());
    }

    private EmbeddedResponse response(String type, String body) {
        return new EmbeddedResponse(status, Map.of("Content-Type", type + "; charset=utf-8"), body);
    }
}
