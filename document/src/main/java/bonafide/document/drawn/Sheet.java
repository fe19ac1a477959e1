package bonafide.document.drawn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Pages of A4 being written on, in points from the upper left corner.
final class Sheet implements AutoCloseable {
  private static final String SANS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float HIGH = PDRectangle.A4.getHeight();

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private PDPageContentStream pen;

  Sheet() {
    try (var in = Objects.requireNonNull(Loader.class.getResourceAsStream(SANS))) {
      font = PDType0Font.load(document, in);
      var about = document.getDocumentInformation();
      about.setProducer("Specimen");
      Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
      made.setTimeInMillis(1_600_000_000_000L);
      about.setCreationDate(made);
      pen = page();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDPageContentStream page() throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  void turn() {
    try {
      pen.close();
      pen = page();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void text(String text, double x, double y, double size) {
    try {
      pen.beginText();
      pen.setFont(font, (float) size);
      pen.newLineAtOffset((float) x, (float) (HIGH - y));
      pen.showText(text);
      pen.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A text that ends at a place.
  void right(String text, double x, double y, double size) {
    try {
      text(text, x - font.getStringWidth(text) / 1_000 * size, y, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void centred(String text, double y, double size) {
    try {
      var wide = font.getStringWidth(text) / 1_000 * size;
      text(text, (PDRectangle.A4.getWidth() - wide) / 2, y, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] pdf() {
    var bytes = new ByteArrayOutputStream();
    try {
      pen.close();
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The same pages as a scanner makes them: pictures without text.
  static byte[] scanned(byte[] pdf, int dpi) {
    var bytes = new ByteArrayOutputStream();
    try (var from = Loader.loadPDF(pdf, "", null, null, IOUtils.createMemoryOnlyStreamCache());
        var to = new PDDocument()) {
      var renderer = new PDFRenderer(from);
      for (var i = 0; i < from.getNumberOfPages(); i++) {
        var image = renderer.renderImageWithDPI(i, dpi, ImageType.GRAY);
        var page = new PDPage(PDRectangle.A4);
        to.addPage(page);
        var picture = JPEGFactory.createFromImage(to, image, 0.75f);
        try (var pen = new PDPageContentStream(to, page)) {
          pen.drawImage(picture, 0, 0, PDRectangle.A4.getWidth(), HIGH);
        }
      }
      to.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
