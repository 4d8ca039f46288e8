package io.github.plexauth.examples.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the XML of plex.tv. In contrast to a media server, plex.tv has an element around each list, and the name of
 * the elements in it is the singular of its name. A string in a list becomes an element with an {@code id}.
 */
final class PlexTvXml {

    private PlexTvXml() {}

    static String write(String name, Object tree) {
        return TreeWriter.xml(Map.of(name, element(name, tree)));
    }

    private static Object element(String name, Object value) {
        if (value instanceof List<?> entries) {
            String singular = name.replaceFirst("s$", "");
            return Map.of(singular, entries.stream().map(entry -> entry(singular, entry)).toList());
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> content = new LinkedHashMap<>();
            members.forEach((key, member) -> content.put((String) key, element((String) key, member)));
            return content;
        }
        return value;
    }

    private static Object entry(String name, Object entry) {
        return entry instanceof Map<?, ?> ? element(name, entry) : Map.of("id", entry);
    }
}
