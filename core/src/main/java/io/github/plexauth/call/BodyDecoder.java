package io.github.plexauth.call;

import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.port.JsonCodecException;
import io.github.plexauth.protocol.BodyKind;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.protocol.UnreadableBodyException;
import io.github.plexauth.protocol.XmlReader;

/**
 * Decodes response bodies, by what they contain and not by what was asked for.
 *
 * @param codec    decodes JSON
 * @param redactor masks the token of the call in the messages of the codec
 */
record BodyDecoder(JsonCodec codec, Redactor redactor) {

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
