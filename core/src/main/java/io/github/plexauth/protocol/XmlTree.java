package io.github.plexauth.protocol;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Parses XML into a tree of the form that JSON has: attributes and child elements become members, and all children of
 * the same name become one array. The text of an element that has nothing else takes the place of its members.
 *
 * <p>This is the only class that needs the module java.xml. Without that module, its first use fails with a
 * LinkageError.
 */
final class XmlTree {

    private static final int MAX_DEPTH = 64;

    /** Real answers have a few hundred elements and attributes. A small hostile text could fill the memory. */
    private static final int MAX_VALUES = 20_000;

    private final XMLStreamReader reader;
    private int values;

    private XmlTree(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * Parses a document that has no DTD.
     *
     * @param xml the document
     * @return a node with one member, the root element
     * @throws UnreadableBodyException if the document is not well-formed, or is nested too deeply or too large
     */
    static Node read(String xml) {
        try {
            return parse(xml);
        } catch (UnreadableBodyException tooDeep) {
            throw tooDeep;
        } catch (XMLStreamException | RuntimeException quotesTheText) { // The parser throws both for malformed text.
            throw new UnreadableBodyException("is not well-formed XML");
        }
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
            Object content = new XmlTree(reader).element(1);
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
        members.put(XmlReader.TEXT, text.toString());
        return members;
    }
}
