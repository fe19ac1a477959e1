package bonafide.screening.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// Comma-separated publications.
public final class Csv {
  private Csv() {}

  /// Rows without a header, cells stripped.
  public static void rows(Path file, Consumer<List<String>> row) throws IOException {
    var format =
        CSVFormat.DEFAULT
            .builder()
            .setTrim(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (var parser = CSVParser.parse(reader(file), format)) {
      for (var cells : parser) row.accept(cells.toList());
    } catch (UncheckedIOException e) {
      throw new IOException("not valid CSV: " + e.getMessage(), e);
    }
  }

  /// Rows as header to cell; empty cells are left out. Lines before the header are skipped.
  ///
  /// @param column a column the header must have
  public static void records(Path file, String column, Consumer<Map<String, String>> row)
      throws IOException {
    var header = new ArrayList<String>();
    rows(
        file,
        cells -> {
          if (header.isEmpty()) {
            if (cells.contains(column)) header.addAll(cells);
          } else {
            row.accept(record(header, cells));
          }
        });
    if (header.isEmpty()) throw new IOException("no column \"" + column + "\"");
  }

  public static Map<String, String> record(List<String> header, List<String> cells) {
    var record = new LinkedHashMap<String, String>();
    for (var i = 0; i < Math.min(header.size(), cells.size()); i++) {
      var cell = cells.get(i);
      if (!cell.isBlank()) record.put(header.get(i), cell.strip());
    }
    return record;
  }

  /// One line to write, with its end.
  public static String line(Object... cells) {
    return CSVFormat.DEFAULT.format(cells) + "\n";
  }

  private static Reader reader(Path file) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(Bounded.open(file), StandardCharsets.UTF_8), 1 << 16);
    reader.mark(1);
    if (reader.read() != 0xFEFF) reader.reset();
    return reader;
  }
}
