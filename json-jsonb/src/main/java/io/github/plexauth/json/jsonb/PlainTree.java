package io.github.plexauth.json.jsonb;

import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The type that JSON-B is asked for, so that it hands the parser to {@link Reader}, which leaves half the garbage of
 * what JSON-B does for Object.class. No record: JSON-B takes components for properties and fails to reflect on them.
 */
final class PlainTree {

    private final transient Object root;

    private PlainTree(Object root) {
        this.root = root;
    }

    /** Returns a Map or a List. */
    Object root() {
        return root;
    }

    /** Builds the tree from the parser's events. Its recursion is as deep as {@link JsonText} lets a text nest. */
    static final class Reader implements JsonbDeserializer<PlainTree> {

        @Override
        public PlainTree deserialize(JsonParser parser, DeserializationContext context, Type type) {
            // JSON-B has taken the opening of the root and does not tell which it was; what follows it does.
            JsonParser.Event first = parser.next();
            boolean isObject = first == JsonParser.Event.KEY_NAME || first == JsonParser.Event.END_OBJECT;
            return new PlainTree(isObject ? object(parser, first) : array(parser, first));
        }

        private static Object value(JsonParser parser, JsonParser.Event event) {
            return switch (event) {
                case START_OBJECT -> object(parser, parser.next());
                case START_ARRAY -> array(parser, parser.next());
                case VALUE_STRING -> parser.getString();
                case VALUE_NUMBER -> number(parser.getString());
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalStateException("a value was due");
            };
        }

        private static Map<String, Object> object(JsonParser parser, JsonParser.Event first) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (JsonParser.Event event = first; event == JsonParser.Event.KEY_NAME; event = parser.next()) {
                String name = parser.getString();
                members.put(name, value(parser, parser.next()));
            }
            return members;
        }

        private static List<Object> array(JsonParser parser, JsonParser.Event first) {
            List<Object> elements = new ArrayList<>();
            for (JsonParser.Event event = first; event != JsonParser.Event.END_ARRAY; event = parser.next()) {
                elements.add(value(parser, event));
            }
            return elements;
        }

        private static Number number(String digits) {
            try {
                return Integer.valueOf(digits);
            } catch (NumberFormatException larger) {
                return new BigDecimal(digits);
            }
        }
    }
}
