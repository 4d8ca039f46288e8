package io.github.plexauth.examples;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A codec that uses the streaming parser of JSON-P. Without JSON-B, it needs two fewer jars and starts much faster. */
public final class BringYourOwnCodec implements JsonCodec {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final int MAX_VALUES = 20_000;

    @Override
    public Object decode(byte[] json) {
        try (JsonParser parser = Json.createParser(new StringReader(text(json)))) {
            JsonParser.Event first = parser.next();
            if (first != JsonParser.Event.START_OBJECT && first != JsonParser.Event.START_ARRAY) {
                throw new JsonCodecException("the text is not a JSON object or array");
            }
            Object root = new TreeReader(parser).value(first, 0);
            parser.hasNext(); // Throws if anything follows the root.
            return root;
        } catch (JsonException | NoSuchElementException failure) { // Its message may quote the text.
            throw new JsonCodecException("the text is not valid JSON (" + failure.getClass().getName() + ")");
        }
    }

    /** Replaces what is not valid within a string, as the contract of a codec requires. */
    private static String text(byte[] json) {
        StringBuilder text = new StringBuilder(new String(json, StandardCharsets.UTF_8));
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inString = !inString;
            } else if (inString && c == '\\') {
                i++;
            } else if (inString && c < ' ') {
                text.setCharAt(i, '\uFFFD');
            }
        }
        return text.indexOf("\uFEFF") == 0 ? text.substring(1) : text.toString();
    }

    /** Builds the tree, within the limits that the contract of a codec requires. */
    private static final class TreeReader {

        private final JsonParser parser;
        private int values;

        TreeReader(JsonParser parser) {
            this.parser = parser;
        }

        Object value(JsonParser.Event event, int depth) {
            if (++values > MAX_VALUES) {
                throw new JsonCodecException("there are more than " + MAX_VALUES + " values");
            }
            return switch (event) {
                case START_OBJECT -> object(childDepth(depth));
                case START_ARRAY -> array(childDepth(depth));
                case VALUE_NUMBER -> number(parser.getString());
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                default -> parser.getString();
            };
        }

        private static int childDepth(int depth) {
            if (depth >= MAX_DEPTH) {
                throw new JsonCodecException("the text is nested deeper than " + MAX_DEPTH + " levels");
            }
            return depth + 1;
        }

        /**
         * Limits the length, because a BigDecimal of a million digits takes minutes. The exponent may exceed an int.
         */
        private static BigDecimal number(String digits) {
            if (digits.length() > MAX_NUMBER_LENGTH) {
                throw new JsonCodecException("a number is longer than " + MAX_NUMBER_LENGTH + " characters");
            }
            try {
                return new BigDecimal(digits);
            } catch (NumberFormatException tooLarge) {
                throw new JsonCodecException("a number is too large");
            }
        }

        private Map<String, Object> object(int depth) {
            Map<String, Object> members = new LinkedHashMap<>();
            while (parser.next() == JsonParser.Event.KEY_NAME) {
                String name = parser.getString();
                members.put(name, value(parser.next(), depth));
            }
            return members;
        }

        private List<Object> array(int depth) {
            List<Object> elements = new ArrayList<>();
            for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
                elements.add(value(event, depth));
            }
            return elements;
        }
    }

    /**
     * Gets a transient token with this codec.
     *
     * @param arguments none
     * @throws IOException if the embedded server cannot start
     */
    public static void main(String... arguments) throws IOException {
        try (EmbeddedPlexServer plex = EmbeddedPlexServer.start()) {
            PlexAuth plexAuth = PlexAuth.builder()
                    .clientIdentifier("plexauth-bring-your-own-codec")
                    .transport(new BringYourOwnTransport())
                    .codec(new BringYourOwnCodec())
                    .build();
            ServerAuthentication server = plexAuth.server(plex.baseUri(), AccessToken.of(plex.token()));

            System.out.println("Decoded by a streaming parser: "
                    + server.getTransientToken().accessToken());
        }
    }
}
