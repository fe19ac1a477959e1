package bonafide.document;

import bonafide.core.DocumentReading.Place;
import bonafide.document.Documents.Result;
import bonafide.document.text.Texts;
import bonafide.image.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// What the tests of this room share.
final class Specimens {
  static final Documents DOCUMENTS = new Documents();

  private Specimens() {}

  static TrueTypeFont ocrB() {
    try {
      var font = Path.of("fonts/node_modules/bwip-js/fonts/OCRB7.ttf");
      return new TTFParser().parse(new RandomAccessReadBuffer(Files.readAllBytes(font)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Documents.Look look(byte[] file) {
    return Objects.requireNonNull(DOCUMENTS.look(file).look());
  }

  /// Fields by name; several of one name with a bar between them.
  static Map<String, String> fields(Result result) {
    var fields = new LinkedHashMap<String, String>();
    if (result instanceof Result.Understood(var reading))
      for (var field : reading.fields())
        fields.merge(field.name(), field.value(), (one, two) -> one + "|" + two);
    return fields;
  }

  /// What can be read at a place of a page, in capitals.
  ///
  /// @param quarters how often the page was turned clockwise
  static String textAt(BufferedImage page, Place place, int quarters) {
    var left = Math.max(0, (int) (place.left() * page.getWidth()) - 3);
    var top = Math.max(0, (int) (place.top() * page.getHeight()) - 3);
    var right = Math.min(page.getWidth(), (int) (place.right() * page.getWidth()) + 3);
    var bottom = Math.min(page.getHeight(), (int) (place.bottom() * page.getHeight()) + 3);
    var cut = new BufferedImage(right - left + 80, bottom - top + 80, BufferedImage.TYPE_INT_RGB);
    var pen = cut.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, cut.getWidth(), cut.getHeight());
    pen.drawImage(page.getSubimage(left, top, right - left, bottom - top), 40, 40, null);
    pen.dispose();
    return TEXTS.read(Picture.of(cut).turned(-quarters), Texts.CARD).lines().stream()
        .map(line -> line.text().toUpperCase(Locale.ROOT))
        .toList()
        .toString();
  }

  private static final Texts TEXTS = new Texts();
}
