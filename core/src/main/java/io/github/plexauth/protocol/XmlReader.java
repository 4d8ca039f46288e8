package io.github.plexauth.protocol;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads XML into a {@link Node}, from bytes.
 *
 * <p>Bytes that do not match the encoding, and characters that XML does not allow, are replaced by U+FFFD: names that
 * people give their devices contain them. Outside of values they are an error.
 *
 * <p>A runtime image may leave the module java.xml out, and Android does not have it. Servers send JSON to clients that
 * ask for it.
 */
public final class XmlReader {

    /** The name of the member for the text of an element that also has attributes. */
    static final String TEXT = "#text";

    private static final String REPLACEMENT = "\uFFFD";
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x0*([0-9A-Fa-f]+)|0*([0-9]+));");
    private static final Pattern NOT_ALLOWED =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final int MAX_DECLARATION_BYTES = 256;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private XmlReader() {}

    /**
     * Reads a document.
     *
     * @param xml the bytes of the document
     * @return a node with one member, the root element
     * @throws UnreadableBodyException if the document is not well-formed, has a DTD, or is nested too deeply or
     *     too large, or if there is no parser
     */
    public static Node read(byte[] xml) {
        String text = decode(xml);
        // The JDK's parser must not see a DTD: for some of them it prints a stack trace although DTDs are disabled.
        if (text.contains("<!DOCTYPE")) {
            throw new UnreadableBodyException("is XML with a DTD, which Plex servers do not send");
        }
        try {
            return XmlTree.read(text);
        } catch (LinkageError noParser) {
            throw new UnreadableBodyException(
                    "is XML, which cannot be read here: the application runs without the module java.xml");
        }
    }

    private static String decode(byte[] xml) {
        Charset encoding;
        try {
            encoding = encoding(xml);
        } catch (IllegalArgumentException unknown) {
            throw new UnreadableBodyException("is XML whose encoding is not known");
        }
        String text = NOT_ALLOWED.matcher(new String(xml, encoding)).replaceAll(REPLACEMENT);
        String clean = text.contains("&#") ? REFERENCE.matcher(text).replaceAll(XmlReader::referenced) : text;
        return clean.startsWith("\uFEFF") ? clean.substring(1) : clean;
    }

    /** Returns a character reference as it is, or the replacement if XML does not allow the character. */
    private static String referenced(MatchResult reference) {
        boolean hexadecimal = reference.group(1) != null;
        String digits = hexadecimal ? reference.group(1) : reference.group(2);
        int character = digits.length() > 7 ? 0 : Integer.parseInt(digits, hexadecimal ? 16 : 10);
        boolean allowed = Character.isValidCodePoint(character)
                && !NOT_ALLOWED.matcher(Character.toString(character)).matches();
        return allowed ? reference.group() : REPLACEMENT;
    }

    private static Charset encoding(byte[] xml) {
        String start = new String(xml, 0, Math.min(xml.length, MAX_DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe")) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared = ENCODING.matcher(start);
        return declared.lookingAt() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }
}
