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
import org.jspecify.annotations.Nullable;

/**
 * The type that the codec asks JSON-B for. JSON-B then passes its parser to {@link Reader}, which allocates half as
 * much as JSON-B does for Object.class.
 *
 * <p>This is not a record, because JSON-B treats the components of a record as properties and fails to access them.
 */
final class PlainTree {

    private final transient Object root;

    private PlainTree(Object root) {
        this.root = root;
    }

    /** Returns the root, which is a Map or a List. */
    Object root() {
        return root;
    }

    /** Builds the tree from the events of a parser. {@link JsonText} limits the depth of the recursion. */
    static final class Reader implements JsonbDeserializer<PlainTree> {

        @Override
        public PlainTree deserialize(JsonParser parser, DeserializationContext context, Type type) {
            // JSON-B has already read the start of the root. The next event shows whether it was an object.
            JsonParser.Event first = parser.next();
            boolean isObject = first == JsonParser.Event.KEY_NAME || first == JsonParser.Event.END_OBJECT;
            return new PlainTree(isObject ? object(parser, first) : array(parser, first));
        }

        private static @Nullable Object value(JsonParser parser, JsonParser.Event event) {
            return switch (event) {
                case START_OBJECT -> object(parser, parser.next());
                case START_ARRAY -> array(parser, parser.next());
                case VALUE_STRING -> parser.getString();
                case VALUE_NUMBER -> number(parser.getString());
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalStateException("expected a value");
            };
        }

        private static Map<String, @Nullable Object> object(JsonParser parser, JsonParser.Event first) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            for (JsonParser.Event event = first; event == JsonParser.Event.KEY_NAME; event = parser.next()) {
                String name = parser.getString();
                members.put(name, value(parser, parser.next()));
            }
            return members;
        }

        private static List<@Nullable Object> array(JsonParser parser, JsonParser.Event first) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (JsonParser.Event event = first; event != JsonParser.Event.END_ARRAY; event = parser.next()) {
                elements.add(value(parser, event));
            }
            return elements;
        }

        /** Looks at the number before it converts it, because an exception costs more than the conversion. */
        private static Number number(String digits) {
            if (digits.length() < 10 && isWhole(digits)) { // Every such number fits into an int.
                return Integer.valueOf(digits);
            }
            return new BigDecimal(digits);
        }

        private static boolean isWhole(String digits) {
            for (int i = digits.charAt(0) == '-' ? 1 : 0; i < digits.length(); i++) {
                if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }
    }
}
