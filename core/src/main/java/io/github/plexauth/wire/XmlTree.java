package io.github.plexauth.wire;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            throw new UnreadableException("is XML, which cannot be read here: the module java.xml is not among those that the application runs with");
        }
        try {
            return parse(xml);
        } catch (XMLStreamException quotesTheText) {
            throw new UnreadableException("is not well-formed XML");
        }
    }

    private static Node parse(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw new UnreadableException("is XML with a DTD, which no Plex server sends");
                }
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
