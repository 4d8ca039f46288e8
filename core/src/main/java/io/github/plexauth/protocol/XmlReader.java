package io.github.plexauth.protocol;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML into a tree of the form that JSON has: attributes and child elements become members, and all children of
 * the same name become one array.
 *
 * <p>This is the only class that needs the module java.xml. A runtime image may leave that module out, because servers
 * send JSON to clients that ask for it.
 */
public final class XmlReader {

    private static final int MAX_DEPTH = 64;

    /** Real answers have a few hundred elements and attributes. A small hostile text could fill the memory. */
    private static final int MAX_VALUES = 20_000;

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

    /** Decodes the bytes, because the JDK's parser prints to standard error if they do not match their encoding. */
    private static String decode(byte[] xml) {
        try {
            String text = encoding(xml).newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException | IllegalArgumentException unknownOrWrong) {
            throw new UnreadableBodyException("is XML whose encoding is not the one that it declares");
        }
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
            Map<String, Object> content = new XmlReader(reader).element(1);
            while (reader.hasNext()) {
                reader.next(); // The text after the root must be well-formed too.
            }
            return new Node(Map.of(root, content));
        } finally {
            reader.close();
        }
    }

    private Map<String, Object> element(int depth) throws XMLStreamException {
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
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.computeIfAbsent(reader.getLocalName(), name -> new ArrayList<>())
                        .add(element(depth + 1));
            }
        }
        members.putAll(children);
        return members;
    }
}
