package io.github.plexauth.system.architecture.broken.protocol;

import javax.xml.stream.XMLStreamReader;

/** A second place that reads XML. */
public record ReadsXml(XMLStreamReader reader) {}
