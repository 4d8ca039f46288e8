package io.github.plexauth.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lenient view of a decoded JSON or XML body.
 *
 * <p>For the same field, Plex sends an object or an array, a number or a text, and true, 1 or "1". It leaves out what
 * is empty. This is the only class that knows these variants.
 *
 * @param value a Map, List, String, Number, Boolean or null
 */
public record Node(@Nullable Object value) {

    /** An absent node. All its members are absent too. */
    public static final Node ABSENT = new Node(null);

    /** No number of the protocol has more characters, such as 1.272322473E9. */
    private static final int MAX_NUMBER_LENGTH = 20;

    private static final double MAX_EXACT = 1e15;

    private static final String REPLACEMENT = "\uFFFD";
    private static final Pattern UNCLEAN = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\p{Cs}&&[^\\t\\n\\r]]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    /**
     * Returns a member of an object, or of the first object of an array.
     *
     * @param name the name of the member; another spelling in upper and lower case is read too
     * @return the member; {@link #ABSENT} if there is none
     */
    public Node get(String name) {
        if (value instanceof Map<?, ?> members) {
            Object member = members.get(name);
            return new Node(member == null ? inOtherCase(members, name) : member);
        }
        List<Node> elements = value instanceof List ? elements() : List.of();
        return elements.isEmpty() ? ABSENT : elements.get(0).get(name);
    }

    private static @Nullable Object inOtherCase(Map<?, ?> members, String name) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (member.getKey() instanceof String key && key.equalsIgnoreCase(name) && member.getValue() != null) {
                return member.getValue();
            }
        }
        return null;
    }

    /**
     * Returns the elements of a list that is spelled in one of three ways: {@code Device}, {@code devices}, or
     * {@code devices} with {@code device} in it.
     *
     * @param name the name of an element
     * @return the elements; empty if there are none
     */
    public List<Node> children(String name) {
        List<Node> elements = get(name).elements();
        if (!elements.isEmpty()) {
            return elements;
        }
        Node list = get(name + "s");
        Node nested = list.get(name);
        return nested.isPresent() ? nested.elements() : list.elements();
    }

    /**
     * Returns the elements of an array without its nulls. A single value counts as an array with one element.
     *
     * @return the elements; empty if this node is absent
     */
    public List<Node> elements() {
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
     * Returns whether there is a value.
     *
     * @return false if the node is absent or null
     */
    public boolean isPresent() {
        return value != null;
    }

    /**
     * Returns the value as text. Control characters and halves of surrogate pairs are replaced by U+FFFD, except for
     * tabs and line breaks.
     *
     * @return the text without white space around it; empty if the node is absent, an object, an array or blank
     */
    public Optional<String> text() {
        return Optional.of(textOrEmpty()).filter(text -> !text.isEmpty());
    }

    private String textOrEmpty() {
        if (value instanceof String text) {
            return (isClean(text) ? text : UNCLEAN.matcher(text).replaceAll(REPLACEMENT)).strip();
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }

    /** Almost every text is clean, so the pattern is not applied. */
    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7F && c <= 0x9F) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the value as a text that must be exact, such as an identifier.
     *
     * @return the text as in {@link #text()}; also empty if a character of it was replaced
     */
    public Optional<String> identifier() {
        return text().filter(text -> !text.contains(REPLACEMENT));
    }

    /**
     * Returns the value as a whole number.
     *
     * @return the number; empty if the value is not a number, has a fraction or does not fit into an int
     */
    public OptionalInt integer() {
        if (value instanceof Integer number) {
            return OptionalInt.of(number);
        }
        OptionalLong number = wholeNumber();
        return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /**
     * Returns the value as a whole number of at most 15 digits.
     *
     * <p>The value is examined before it is converted, because an exception costs the more the deeper the stack of the
     * caller is.
     *
     * @return the number; empty if the value is not a number, has a fraction or is larger
     */
    public OptionalLong wholeNumber() {
        String digits = textOrEmpty();
        if (digits.isEmpty() || digits.length() > MAX_NUMBER_LENGTH || !NUMBER.matcher(digits).matches()) {
            return OptionalLong.empty();
        }
        double number = Double.parseDouble(digits);
        return Math.abs(number) < MAX_EXACT && number == (long) number
                ? OptionalLong.of((long) number)
                : OptionalLong.empty();
    }

    /**
     * Returns the value as a boolean.
     *
     * @return true for true, "true" and every whole number other than 0; false for every other value; empty if the node
     *     is absent
     */
    public Optional<Boolean> bool() {
        if (value instanceof Boolean bool) {
            return Optional.of(bool);
        }
        return isPresent()
                ? Optional.of(textOrEmpty().equalsIgnoreCase("true") || integer().orElse(0) != 0)
                : Optional.empty();
    }
}
