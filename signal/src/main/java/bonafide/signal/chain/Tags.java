package bonafide.signal.chain;

import bonafide.core.Exposure.Label;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/// Who is known to be behind addresses: CSV files with the columns `address`, `category`, `name`.
public final class Tags {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private final Map<String, Label> all = new HashMap<>();

  private Tags() {}

  /// The made-up addresses of the sandbox.
  public static Tags sandbox() {
    var tags = new Tags();
    try (var in = Objects.requireNonNull(Tags.class.getResourceAsStream("sandbox-tags.csv"))) {
      tags.read(in, "sandbox");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tags;
  }

  /// The files of a folder, which need not be there.
  ///
  /// @throws IllegalArgumentException saying what is wrong with a file
  public static Tags in(Path folder) {
    var tags = new Tags();
    if (!Files.isDirectory(folder)) return tags;
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        try (var in = Files.newInputStream(file)) {
          tags.read(in, file.getFileName().toString().replaceFirst("\\.csv$", ""));
        }
      }
      return tags;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(InputStream in, String source) throws IOException {
    try (var rows = CSV.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var row : rows) {
        var where = source + ", row " + row.getRecordNumber();
        if (!row.isSet("address") || !row.isSet("category") || !row.isSet("name"))
          throw new IllegalArgumentException(where + ": address, category and name are needed");
        if (Categories.weight(row.get("category")).isEmpty())
          throw new IllegalArgumentException(
              where + ": the category must be one of " + Categories.WEIGHTS.keySet());
        if (AddressForm.doubt(row.get("address")).isPresent())
          throw new IllegalArgumentException(where + ": the capitals of the address do not fit");
        try {
          var address = AddressForm.read(row.get("address"), null).address();
          all.put(address, new Label(row.get("name"), row.get("category"), source));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(where + ": the address " + e.getMessage(), e);
        }
      }
    }
  }

  public Optional<Label> of(String address) {
    return Optional.ofNullable(all.get(address));
  }

  public int size() {
    return all.size();
  }
}
