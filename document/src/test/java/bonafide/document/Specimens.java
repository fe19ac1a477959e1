package bonafide.document;

import bonafide.document.Documents.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
}
