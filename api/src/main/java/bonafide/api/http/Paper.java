package bonafide.api.http;

import com.ibm.icu.text.Transliterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A report on paper: headings, and lines that are broken where they are too long. Scripts the
/// font does not have are romanised, in brackets.
public final class Paper {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 56;
  private static final float TEXT = 10;
  private static final float INDENT = 16;

  private final String title;
  private final List<Line> lines = new ArrayList<>();

  public Paper(String title) {
    this.title = title;
    lines.add(new Line(title, 18, 0));
  }

  private record Line(String text, float size, float indent) {
    float leading() {
      return size * 1.45f;
    }
  }

  public Paper heading(String text) {
    lines.add(new Line("", 5, 0));
    lines.add(new Line(text, 13, 0));
    return this;
  }

  public Paper line(String text) {
    lines.add(new Line(text, TEXT, 0));
    return this;
  }

  public Paper detail(String text) {
    lines.add(new Line(text, TEXT, INDENT));
    return this;
  }

  public byte[] pdf() {
    try (var document = new PDDocument();
        InputStream file = Objects.requireNonNull(Paper.class.getResourceAsStream(FONT))) {
      document.getDocumentInformation().setTitle(title);
      document.getDocumentInformation().setCreator("Bonafide");
      var font = PDType0Font.load(document, file);
      var broken = new ArrayList<Line>();
      for (var line : lines) broken.addAll(broken(line, font));
      write(document, font, broken);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(PDDocument document, PDFont font, List<Line> lines) throws IOException {
    var page = 0;
    var next = 0;
    while (next < lines.size()) {
      var sheet = new PDPage(PDRectangle.A4);
      document.addPage(sheet);
      var y = PDRectangle.A4.getHeight() - MARGIN;
      try (var content = new PDPageContentStream(document, sheet)) {
        while (next < lines.size() && y > MARGIN) {
          var line = lines.get(next++);
          y -= line.leading();
          show(content, font, line.size(), MARGIN + line.indent(), y, line.text());
        }
        show(content, font, 8, MARGIN, MARGIN / 2, Integer.toString(++page));
      }
    }
  }

  private static void show(
      PDPageContentStream content, PDFont font, float size, float x, float y, String text)
      throws IOException {
    if (text.isEmpty()) return;
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  private static List<Line> broken(Line line, PDFont font) throws IOException {
    var width = PDRectangle.A4.getWidth() - 2 * MARGIN - line.indent();
    var parts = new ArrayList<Line>();
    var rest = printable(line.text(), font);
    while (width(rest, font, line.size()) > width) {
      var at = fitting(rest, font, line.size(), width);
      parts.add(new Line(rest.substring(0, at).stripTrailing(), line.size(), line.indent()));
      rest = rest.substring(at).stripLeading();
    }
    parts.add(new Line(rest, line.size(), line.indent()));
    return parts;
  }

  /// How much of a text fits: to the last space, or to the last character where there is none.
  private static int fitting(String text, PDFont font, float size, float width) throws IOException {
    var fits = 1;
    while (fits < text.length() && width(text.substring(0, fits + 1), font, size) <= width) fits++;
    var space = text.lastIndexOf(' ', fits);
    return space > 0 ? space : fits;
  }

  private static float width(String text, PDFont font, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  private static String printable(String text, PDFont font) {
    var printable = new StringBuilder();
    var foreign = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(
            c -> {
              if (has(font, c)) {
                romanise(foreign, printable, font);
                printable.appendCodePoint(c);
              } else {
                foreign.appendCodePoint(c);
              }
            });
    romanise(foreign, printable, font);
    return printable.toString();
  }

  private static boolean has(PDFont font, int c) {
    try {
      font.encode(Character.toString(c));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void romanise(StringBuilder foreign, StringBuilder into, PDFont font) {
    if (foreign.isEmpty()) return;
    var latin =
        Transliterator.getInstance("Any-Latin; Latin-ASCII").transliterate(foreign.toString());
    into.append('[');
    latin.codePoints().forEach(c -> into.appendCodePoint(has(font, c) ? c : '?'));
    into.append(']');
    foreign.setLength(0);
  }
}
