package io.github.plexauth.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lenient view of a decoded tree: the one place that knows that Plex sends an object or an array, a number or a text,
 * true, 1 or "1" for the same thing, and leaves out what is empty.
 *
 * @param value Map, List, String, Number, Boolean or null; anything else counts as absent
 */
public record Node(@Nullable Object value) {

    /** What is not there. Every question to it has an answer. */
    public static final Node ABSENT = new Node(null);

    /** No number of the protocol is longer; the rest is not worth the time of parsing it. */
    private static final int LONGEST_NUMBER = 20;

    /**
     * Returns a member of an object, or of the first object of an array.
     *
     * @param name the member's name
     * @return the member, perhaps absent
     */
    public Node get(String name) {
        if (value instanceof Map<?, ?> members) {
            return new Node(members.get(name));
        }
        List<Node> elements = value instanceof List ? each() : List.of();
        return elements.isEmpty() ? ABSENT : elements.get(0).get(name);
    }

    /**
     * Returns the elements of an array without its nulls; a single value counts as an array of one.
     *
     * @return the elements; none if this is absent
     */
    public List<Node> each() {
        if (value instanceof List<?> elements) {
            List<Node> nodes = new ArrayList<>(elements.size());
            for (Object element : elements) {
                if (element != null) {
                    nodes.add(new Node(element));
                }
            }
            return nodes;
        }
        return isPresent() ? List.of(this) : List.of();
    }

    /**
     * Says whether there is anything.
     *
     * @return false for what is absent or null
     */
    public boolean isPresent() {
        return value != null;
    }

    /**
     * Returns the value as text.
     *
     * @return without white space around it; empty for what is absent, an object or an array
     */
    public String text() {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? value.toString().strip()
                : "";
    }

    /**
     * Returns the value as a whole number.
     *
     * @return 0 for what is no number, has a fraction, or does not fit
     */
    public int integer() {
        if (value instanceof Integer number) {
            return number;
        }
        String digits = text();
        if (digits.length() > LONGEST_NUMBER) {
            return 0;
        }
        try {
            return new BigDecimal(digits).intValueExact();
        } catch (ArithmeticException | NumberFormatException none) {
            return 0;
        }
    }

    /**
     * Returns the value as a boolean.
     *
     * @return true for true, "true" and every number but 0
     */
    public boolean flag() {
        return value instanceof Boolean flag ? flag : text().equalsIgnoreCase("true") || integer() != 0;
    }
}
