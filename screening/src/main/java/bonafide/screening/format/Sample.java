package bonafide.screening.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The first characters of a file, from which formats recognise what it is.
///
/// @param name the file's name in lower case, without `.gz`
/// @param head the first 8 KiB as UTF-8; for a spreadsheet its first rows, cells apart by tabs
public record Sample(Path file, String name, String head) {
  private static final int HEAD = 8 * 1024;

  public static Sample of(Path file) throws IOException {
    var name =
        file.getFileName().toString().toLowerCase(java.util.Locale.ROOT).replaceFirst("\\.gz$", "");
    try (var in = Bounded.open(file)) {
      var bytes = in.readNBytes(HEAD);
      var zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
      return new Sample(file, name, zip ? Sheet.head(file) : text(bytes));
    }
  }

  private static String text(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
