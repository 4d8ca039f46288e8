package io.github.plexauth.examples.server;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a tree of maps, lists and scalars as JSON or as XML.
 *
 * <p>In XML, a scalar becomes an attribute, a map becomes a child element, and a list becomes one child element per
 * entry. Null is null in JSON and an empty attribute in XML.
 */
final class TreeWriter {

    private static final String XML_DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private TreeWriter() {}

    static String json(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> json(member.getKey()) + ":" + json(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(TreeWriter::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? '"' + escapeJson(text) + '"' : String.valueOf(value);
    }

    private static String escapeJson(String text) {
        return text.chars().mapToObj(c -> switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> c < 0x20 ? String.format("\\u%04x", c) : Character.toString(c);
        }).collect(Collectors.joining());
    }

    static String xml(Map<?, ?> tree) {
        return XML_DECLARATION + childElements(tree);
    }

    private static String childElements(Map<?, ?> content) {
        return content.entrySet().stream().map(TreeWriter::elements).collect(Collectors.joining());
    }

    private static String elements(Map.Entry<?, ?> entry) {
        if (entry.getValue() instanceof Map<?, ?> child) {
            return element(entry.getKey(), child);
        }
        if (entry.getValue() instanceof List<?> children) {
            return children.stream()
                    .map(child -> element(entry.getKey(), (Map<?, ?>) child))
                    .collect(Collectors.joining());
        }
        return "";
    }

    private static String element(Object name, Map<?, ?> content) {
        String children = childElements(content);
        String start = "<" + name + attributes(content);
        return children.isEmpty() ? start + "/>\n" : start + ">\n" + children + "</" + name + ">\n";
    }

    private static String attributes(Map<?, ?> content) {
        return content.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Map<?, ?> || entry.getValue() instanceof List<?>))
                .map(entry -> " " + entry.getKey() + "=\"" + attributeValue(entry.getValue()) + '"')
                .collect(Collectors.joining());
    }

    private static String attributeValue(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        return value == null ? "" : value.toString().codePoints().mapToObj(c -> switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\t', '\n', '\r' -> "&#" + c + ";"; // A parser replaces an unescaped one with a space.
            default -> isXmlCharacter(c) ? Character.toString(c) : "\uFFFD";
        }).collect(Collectors.joining());
    }

    /** Returns whether XML 1.0 allows the character. It cannot represent the others, not even escaped. */
    private static boolean isXmlCharacter(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
