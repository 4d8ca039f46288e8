package io.github.plexauth.call;

import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import io.github.plexauth.protocol.BodyKind;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.protocol.UnreadableBodyException;
import io.github.plexauth.protocol.XmlReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes response bodies, by what they contain and not by what was asked for.
 *
 * @param codec    decodes JSON
 * @param redactor masks the token of the call in the messages of the codec
 */
public record BodyDecoder(JsonCodec codec, Redactor redactor) {

    /**
     * Decodes a text that is one JSON object, and that no server sent.
     *
     * @param codec     decodes it
     * @param text      the text
     * @param parameter the name of the parameter, for the message
     * @return the members
     * @throws IllegalArgumentException if this is not a JSON object; neither the message nor a cause quotes the text
     */
    public static Map<?, ?> decodeObject(JsonCodec codec, String text, String parameter) {
        return tryObject(codec, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException(parameter + " is not a JSON object"));
    }

    /**
     * Decodes bytes that may be one JSON object.
     *
     * @param codec decodes them
     * @param json  the bytes
     * @return the members; empty if the codec fails, or if this is something else
     */
    public static Optional<Map<?, ?>> tryObject(JsonCodec codec, byte[] json) {
        try {
            return codec.decode(json) instanceof Map<?, ?> members ? Optional.of(members) : Optional.empty();
        } catch (RuntimeException mayQuoteTheText) {
            return Optional.empty();
        }
    }

    /**
     * Decodes a body.
     *
     * @throws UnreadableBodyException if the body is neither JSON nor XML, or is malformed
     */
    Node decode(byte[] body) {
        return switch (BodyKind.of(body)) {
            case JSON -> json(body);
            case XML -> XmlReader.read(body);
            case HTML -> throw new UnreadableBodyException("is a page of HTML");
            case EMPTY -> throw new UnreadableBodyException("is empty");
            case OTHER -> throw new UnreadableBodyException("is neither JSON nor XML");
        };
    }

    /** Returns an absent body for an answer whose body does not matter, unless it is a page of HTML. */
    Node requireNoPage(byte[] body) {
        if (BodyKind.of(body) == BodyKind.HTML) {
            throw new UnreadableBodyException("is a page of HTML");
        }
        return Node.ABSENT;
    }

    /** Decodes the body of an error response, whose status is enough if the body is unreadable. */
    Node decodeIfReadable(byte[] body) {
        try {
            return decode(body);
        } catch (UnreadableBodyException unreadable) {
            return Node.ABSENT;
        }
    }

    private Node json(byte[] body) {
        try {
            return new Node(codec.decode(body));
        } catch (JsonCodecException malformed) {
            throw new UnreadableBodyException("starts like JSON but is not valid: "
                    + redactor.line(String.valueOf(malformed.getMessage())));
        } catch (RuntimeException mayQuoteTheBody) {
            throw UnreadableBodyException.ofCodec(mayQuoteTheBody);
        }
    }
}
