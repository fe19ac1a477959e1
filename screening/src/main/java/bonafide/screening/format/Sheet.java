package bonafide.screening.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The first table of an Excel (XLSX) or OpenDocument (ODS) workbook, as rows of text.
public final class Sheet {
  private static final int MOST_COLUMNS = 256;

  private Sheet() {}

  /// @param row takes a row and says whether to go on
  public static void rows(Path file, Predicate<List<String>> row) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("content.xml") != null) ods(zip, row);
      else if (zip.getEntry("xl/workbook.xml") != null) xlsx(zip, row);
      else throw new IOException("neither XLSX nor ODS");
    } catch (XMLStreamException e) {
      throw new IOException("broken workbook", e);
    }
  }

  /// The first rows, for recognising the table.
  static String head(Path file) {
    var head = new StringBuilder();
    try {
      rows(
          file,
          cells -> {
            head.append(String.join("\t", cells)).append('\n');
            return head.length() < 4_000;
          });
    } catch (IOException e) {
      return "";
    }
    return head.toString();
  }

  private static InputStream entry(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) throw new IOException("no " + name);
    return Bounded.unpacked(
        new FilterInputStream(zip.getInputStream(entry)) {},
        Math.max(entry.getCompressedSize(), 1));
  }

  private static void ods(ZipFile zip, Predicate<List<String>> row)
      throws IOException, XMLStreamException {
    try (var in = entry(zip, "content.xml")) {
      var xml = Xml.factory().createXMLStreamReader(in);
      List<String> cells = new ArrayList<>();
      var text = new StringBuilder();
      var repeat = 1;
      while (xml.hasNext()) {
        var event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "table-row" -> cells = new ArrayList<>();
            case "table-cell" -> {
              text.setLength(0);
              repeat = number(attribute(xml, "number-columns-repeated"), 1);
            }
            case "p" -> {
              if (!text.isEmpty()) text.append('\n');
            }
            default -> {}
          }
        } else if (event == XMLStreamConstants.CHARACTERS) {
          text.append(xml.getText());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          switch (xml.getLocalName()) {
            case "table-cell" -> {
              for (var i = 0; i < repeat && cells.size() < MOST_COLUMNS; i++)
                cells.add(text.toString().strip());
            }
            case "table-row" -> {
              if (!isBlank(cells) && !row.test(cells)) return;
            }
            case "table" -> {
              return;
            }
            default -> {}
          }
        }
      }
    }
  }

  private static void xlsx(ZipFile zip, Predicate<List<String>> row)
      throws IOException, XMLStreamException {
    var shared = sharedStrings(zip);
    try (var in = entry(zip, "xl/worksheets/sheet1.xml")) {
      var xml = Xml.factory().createXMLStreamReader(in);
      List<String> cells = new ArrayList<>();
      var text = new StringBuilder();
      var column = 0;
      var type = "";
      while (xml.hasNext()) {
        var event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "row" -> cells = new ArrayList<>();
            case "c" -> {
              column = column(attribute(xml, "r"), cells.size());
              var t = attribute(xml, "t");
              type = t == null ? "" : t;
              text.setLength(0);
            }
            case "v", "t" -> text.setLength(0);
            default -> {}
          }
        } else if (event == XMLStreamConstants.CHARACTERS) {
          text.append(xml.getText());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (xml.getLocalName().equals("c") && column < MOST_COLUMNS) {
            while (cells.size() < column) cells.add("");
            cells.add(
                type.equals("s")
                    ? shared.get(number(text.toString().strip(), 0))
                    : text.toString().strip());
          } else if (xml.getLocalName().equals("row") && !isBlank(cells) && !row.test(cells)) {
            return;
          }
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("a cell names a text that is not in the workbook", e);
    }
  }

  private static List<String> sharedStrings(ZipFile zip) throws IOException, XMLStreamException {
    var strings = new ArrayList<String>();
    if (zip.getEntry("xl/sharedStrings.xml") == null) return strings;
    try (var in = entry(zip, "xl/sharedStrings.xml")) {
      var xml = Xml.factory().createXMLStreamReader(in);
      var text = new StringBuilder();
      while (xml.hasNext()) {
        var event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si"))
          text.setLength(0);
        else if (event == XMLStreamConstants.CHARACTERS) text.append(xml.getText());
        else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si"))
          strings.add(text.toString().strip());
      }
    }
    return strings;
  }

  private static @Nullable String attribute(XMLStreamReader xml, String name) {
    for (var i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
    }
    return null;
  }

  /// "C7" is column 2.
  private static int column(@Nullable String reference, int next) {
    if (reference == null) return next;
    var column = 0;
    for (var i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
      column =
          Math.min(column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1, 100_000);
    }
    return column - 1;
  }

  private static int number(@Nullable String digits, int otherwise) {
    if (digits == null || digits.isEmpty()) return otherwise;
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static boolean isBlank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }
}
