package io.github.plexauth.examples.architecture.broken.wire;

import javax.xml.stream.XMLStreamReader;

/** A second place that reads XML. */
public record ReadsXml(XMLStreamReader reader) {}
