package bonafide.screening.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

/// A table with a header, whether it came as a spreadsheet or as CSV.
public final class Table {
  private Table() {}

  /// @param column a column the header must have
  public static void records(Path file, String column, Consumer<Map<String, String>> row)
      throws IOException {
    if (!file.getFileName().toString().matches("(?i).*\\.(xlsx|ods)")) {
      Csv.records(file, column, row);
      return;
    }
    var header = new ArrayList<String>();
    Sheet.rows(
        file,
        cells -> {
          if (!header.isEmpty()) row.accept(Csv.record(header, cells));
          else if (cells.contains(column)) header.addAll(cells);
          return true;
        });
  }
}
