package bonafide.screening.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML publications, read entry by entry; document types and external entities are refused.
public final class Xml {
  private static final int DEEPEST = 40;

  private Xml() {}

  /// Hands over each element of one of the names, whole; returns the root's attributes as an
  /// empty element.
  public static Element each(Path file, Set<String> names, Consumer<Element> entry)
      throws IOException {
    try (var in = Bounded.open(file)) {
      return each(in, names, entry);
    }
  }

  /// As above.
  public static Element each(InputStream in, Set<String> names, Consumer<Element> entry)
      throws IOException {
    try {
      var xml = factory().createXMLStreamReader(in);
      Element root = null;
      while (xml.hasNext()) {
        var event = xml.next();
        if (event == XMLStreamConstants.DTD)
          throw new IOException("a document type is not allowed in a list");
        if (event != XMLStreamConstants.START_ELEMENT) continue;
        if (names.contains(xml.getLocalName())) entry.accept(element(xml, 1));
        else if (root == null) root = start(xml);
      }
      return root == null ? new Element("") : root;
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io) throw io;
      throw new IOException("not well-formed XML: " + oneLine(String.valueOf(e.getMessage())), e);
    }
  }

  static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static Element start(XMLStreamReader xml) {
    var element = new Element(xml.getLocalName());
    for (var i = 0; i < xml.getAttributeCount(); i++)
      element.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    return element;
  }

  private static Element element(XMLStreamReader xml, int depth) throws XMLStreamException {
    if (depth > DEEPEST) throw new XMLStreamException("nested too deep");
    var element = start(xml);
    var text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> element.child(element(xml, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("an entity is not allowed in a list");
        case XMLStreamConstants.END_ELEMENT -> {
          element.text(text.toString());
          return element;
        }
        default -> {}
      }
    }
    throw new XMLStreamException("ends in the middle of " + element.name());
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s+", " ");
  }
}
