package io.github.plexauth.port;

/**
 * Decodes JSON text to plain Java values, with a JSON library.
 *
 * <p>A codec knows nothing of HTTP and of the types of this library. It must be safe for use by many threads.
 */
@FunctionalInterface
public interface JsonCodec {

    /**
     * Decodes a text that is one JSON object or array.
     *
     * <p>The bytes are UTF-8. A byte order mark is skipped. Text that is not clean is no reason to lose an answer: the
     * names that people give their devices contain such text. Bytes that are not UTF-8, and control characters within
     * strings, become U+FFFD. They are never left out, because a damaged token must not look like a whole one.
     *
     * <p>The structure is checked strictly. It is an error if values are nested deeper than 64, if the whole text is a
     * scalar, and if anything but white space follows it. It is also an error if there are more than about 20,000
     * values: real answers have a few hundred, and a small hostile text could otherwise fill the memory. If an object
     * has equal names, the last one is used.
     *
     * @param json the text, which is not changed
     * @return a tree of Map (with String keys), List, String, Number, Boolean and null
     * @throws JsonCodecException if the text is not such a document; neither the exception nor its cause quotes the
     *     text
     */
    Object decode(byte[] json);
}
