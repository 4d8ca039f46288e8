package io.github.plexauth.port;

/**
 * Turns JSON text into plain Java values: the port that a JSON library is plugged in to.
 *
 * <p>It knows neither HTTP nor the types of this library; what Plex means by the values is read in one place,
 * leniently. A codec is safe for use by many threads.
 */
@FunctionalInterface
public interface JsonCodec {

    /**
     * Decodes a text that is one JSON object or array.
     *
     * <p>The bytes are UTF-8, decoded strictly; a byte order mark is skipped. Of equal names in one object the last
     * wins. Nesting deeper than 64 is an error, and so are a scalar as the whole text and anything but white space
     * after it.
     *
     * @param json the text; not changed
     * @return a tree of Map (with String keys), List, String, Number, Boolean and null
     * @throws JsonCodecException if the text is not such a document; it quotes nothing of the text, nor does a cause
     */
    Object decode(byte[] json);
}
