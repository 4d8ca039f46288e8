package io.github.plexauth.wire;

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
 * Reads XML into the same tree that JSON makes: attributes and children are members, the children of one name an array.
 *
 * <p>The only class that needs java.xml, which an image may leave out: servers send JSON to those that ask for it.
 */
public final class XmlTree {

    private static final int DEEPEST = 64;
    private static final int DECLARED_WITHIN = 256;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private XmlTree() {}

    /**
     * Reads a document.
     *
     * @param xml the bytes
     * @return a node with one member, the root element
     * @throws UnreadableException if it is not well-formed, has a DTD, or nests too deep
     */
    public static Node read(byte[] xml) {
        if (ModuleLayer.boot().findModule("java.xml").isEmpty()) {
            throw new UnreadableException(
                    "is XML, which cannot be read here: the application runs without the module java.xml");
        }
        String text = decode(xml);
        // Only so does a DTD begin. The JDK's parser is not to see it: it prints stack traces of some, although it is
        // told to ignore them all.
        if (text.contains("<!DOCTYPE")) {
            throw new UnreadableException("is XML with a DTD, which no Plex server sends");
        }
        try {
            return parse(text);
        } catch (UnreadableException refused) {
            throw refused;
        } catch (XMLStreamException | RuntimeException quotesTheText) { // The parser throws both for broken text.
            throw new UnreadableException("is not well-formed XML");
        }
    }

    /** Left to itself, the JDK's parser prints about bytes that are not of their encoding, to standard error. */
    private static String decode(byte[] xml) {
        try {
            String text = encoding(xml).newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException | IllegalArgumentException unknownOrWrong) {
            throw new UnreadableException("is XML in another encoding than it declares");
        }
    }

    private static Charset encoding(byte[] xml) {
        String start = new String(xml, 0, Math.min(xml.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
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
                // What comes before the root says nothing.
            }
            String root = reader.getLocalName();
            Map<String, Object> content = element(reader, 1);
            while (reader.hasNext()) {
                reader.next(); // What follows the root must be well-formed too.
            }
            return new Node(Map.of(root, content));
        } finally {
            reader.close();
        }
    }

    private static Map<String, Object> element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new UnreadableException("is XML nested deeper than " + DEEPEST);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            members.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        Map<String, List<Object>> children = new LinkedHashMap<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.computeIfAbsent(reader.getLocalName(), name -> new ArrayList<>())
                        .add(element(reader, depth + 1));
            }
        }
        members.putAll(children);
        return members;
    }
}
