package io.github.plexauth.protocol;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML into a tree of the form that JSON has: attributes and child elements become members, and all children of
 * the same name become one array. The text of an element that has nothing else takes the place of its members.
 *
 * <p>Bytes that do not match the encoding, and characters that XML does not allow, are replaced by U+FFFD: names that
 * people give their devices contain them. Outside of values they are an error.
 *
 * <p>This is the only class that needs the module java.xml. A runtime image may leave that module out, because servers
 * send JSON to clients that ask for it.
 */
public final class XmlReader {

    private static final int MAX_DEPTH = 64;

    /** Real answers have a few hundred elements and attributes. A small hostile text could fill the memory. */
    private static final int MAX_VALUES = 20_000;

    /** The name of the member for the text of an element that also has attributes. */
    static final String TEXT = "#text";

    private static final String REPLACEMENT = "\uFFFD";
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x0*([0-9A-Fa-f]+)|0*([0-9]+));");
    private static final Pattern NOT_ALLOWED =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final int MAX_DECLARATION_BYTES = 256;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private final XMLStreamReader reader;
    private int values;

    private XmlReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * Reads a document.
     *
     * @param xml the bytes of the document
     * @return a node with one member, the root element
     * @throws UnreadableBodyException if the document is not well-formed, has a DTD, or is nested too deeply or
     *     too large
     */
    public static Node read(byte[] xml) {
        if (ModuleLayer.boot().findModule("java.xml").isEmpty()) {
            throw new UnreadableBodyException(
                    "is XML, which cannot be read here: the application runs without the module java.xml");
        }
        String text = decode(xml);
        // The JDK's parser must not see a DTD: for some of them it prints a stack trace although DTDs are disabled.
        if (text.contains("<!DOCTYPE")) {
            throw new UnreadableBodyException("is XML with a DTD, which Plex servers do not send");
        }
        try {
            return parse(text);
        } catch (UnreadableBodyException tooDeep) {
            throw tooDeep;
        } catch (XMLStreamException | RuntimeException quotesTheText) { // The parser throws both for malformed text.
            throw new UnreadableBodyException("is not well-formed XML");
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

    private static Node parse(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        try {
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // Comments and processing instructions before the root are ignored.
            }
            String root = reader.getLocalName();
            Object content = new XmlReader(reader).element(1);
            while (reader.hasNext()) {
                reader.next(); // The text after the root must be well-formed too.
            }
            return new Node(Map.of(root, content));
        } finally {
            reader.close();
        }
    }

    /** Returns the members of an element, or its text if it has no members. */
    private Object element(int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new UnreadableBodyException("is XML that is nested deeper than " + MAX_DEPTH + " levels");
        }
        values += 1 + reader.getAttributeCount();
        if (values > MAX_VALUES) {
            throw new UnreadableBodyException("is XML with more than " + MAX_VALUES + " elements and attributes");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            members.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        Map<String, List<Object>> children = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder(0);
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.computeIfAbsent(reader.getLocalName(), name -> new ArrayList<>())
                        .add(element(depth + 1));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        members.putAll(children);
        if (!children.isEmpty() || text.toString().isBlank()) {
            return members;
        }
        if (members.isEmpty()) {
            return text.toString();
        }
        members.put(TEXT, text.toString());
        return members;
    }
}
