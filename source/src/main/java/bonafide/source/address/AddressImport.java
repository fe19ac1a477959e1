package bonafide.source.address;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/// Takes a country's addresses from CSV files into an index that [AddressSets] searches.
public final class AddressImport {
  /// What each part may be called in a header, as OpenAddresses and others do.
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "number", List.of("number", "house_number", "housenumber"),
          "street", List.of("street", "street_name", "thoroughfare"),
          "unit", List.of("unit", "sub_premise"),
          "city", List.of("city", "locality", "town"),
          "subdivision", List.of("region", "subdivision", "state", "province"),
          "postal_code", List.of("postcode", "postal_code", "zip"),
          "longitude", List.of("lon", "longitude"),
          "latitude", List.of("lat", "latitude"));

  private final Forms forms;

  /// How names become comparable.
  ///
  /// @param street also knows what is usually shortened
  public record Forms(
      UnaryOperator<String> street, UnaryOperator<String> plain, UnaryOperator<String> compact) {}

  public AddressImport(Forms forms) {
    this.forms = forms;
  }

  /// @param taken how many addresses are in the set
  /// @param left how many rows were left out, by why
  public record Report(long taken, Map<String, Long> left) {}

  /// Makes the set of a country, in place of one that was there. When a file is broken, nothing has
  /// changed.
  ///
  /// @param country ISO 3166-1 alpha-2
  /// @param folder that of all sets
  public Report install(List<Path> files, String country, Path folder) throws IOException {
    Files.createDirectories(folder);
    var next = Files.createTempDirectory(folder, "next-");
    try {
      var report = new Reading();
      try (var directory = FSDirectory.open(next);
          var writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (var file : files) report.read(file, writer);
        writer.forceMerge(1);
      }
      if (report.taken == 0) throw new IOException("no address in it");
      var place = folder.resolve(country);
      remove(place);
      Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
      return new Report(report.taken, report.left);
    } finally {
      remove(next);
    }
  }

  /// False when there is no set of the country.
  public static boolean remove(String country, Path folder) throws IOException {
    return country.matches("[A-Z]{2}") && remove(folder.resolve(country));
  }

  private static boolean remove(Path folder) throws IOException {
    if (!Files.exists(folder)) return false;
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
    return true;
  }

  private final class Reading {
    private long taken;
    private final Map<String, Long> left = new TreeMap<>();

    void read(Path file, IndexWriter writer) throws IOException {
      var format =
          CSVFormat.DEFAULT
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .setTrim(true)
              .setIgnoreHeaderCase(true)
              .setAllowMissingColumnNames(true)
              .get();
      try (var in = Files.newInputStream(file);
          var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
          var rows = format.parse(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
        var columns = columns(rows.getHeaderNames());
        if (!columns.containsKey("street")) throw new IOException(file + " has no column street");
        for (var row : rows) take(row, columns, writer);
      } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
        throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
      }
    }

    private static Map<String, Integer> columns(List<String> header) {
      var columns = new TreeMap<String, Integer>();
      NAMES.forEach(
          (part, names) -> {
            for (var i = 0; i < header.size(); i++)
              if (names.contains(header.get(i).toLowerCase(Locale.ROOT)))
                columns.putIfAbsent(part, i);
          });
      return columns;
    }

    private void take(CSVRecord row, Map<String, Integer> columns, IndexWriter writer)
        throws IOException {
      var parts = new TreeMap<String, String>();
      columns.forEach(
          (part, at) -> {
            var text = at < row.size() ? row.get(at) : "";
            if (!text.isEmpty()) parts.put(part, text);
          });
      if (!parts.containsKey("street")) {
        left.merge("no street", 1L, Long::sum);
        return;
      }
      if (!parts.containsKey("city") && !parts.containsKey("postal_code")) {
        left.merge("neither city nor postal code", 1L, Long::sum);
        return;
      }
      writer.addDocument(document(parts));
      taken++;
    }
  }

  private Document document(Map<String, String> parts) {
    var document = new Document();
    var number = parts.getOrDefault("number", "");
    var street = parts.getOrDefault("street", "");
    var plain = forms.street().apply(street);
    key(document, AddressSets.STREET, plain);
    for (var word : plain.split(" ")) key(document, AddressSets.WORD, word);
    // The number stands before the street in some countries and behind it in others.
    var lines = new ArrayList<>(List.of(forms.street().apply(number + " " + street)));
    if (!number.isEmpty()) lines.add(forms.street().apply(street + " " + number));
    for (var line : lines) key(document, AddressSets.LINE, line);
    key(document, AddressSets.CITY, forms.plain().apply(parts.getOrDefault("city", "")));
    key(document, AddressSets.POSTAL, forms.compact().apply(parts.getOrDefault("postal_code", "")));
    key(document, AddressSets.UNIT, unit(parts.getOrDefault("unit", "")));
    document.add(new StoredField("line1", (number + " " + street).strip()));
    for (var part : List.of("unit", "city", "subdivision", "postal_code"))
      if (parts.containsKey(part)) document.add(new StoredField(part, parts.get(part)));
    if (parts.containsKey("longitude") && parts.containsKey("latitude"))
      document.add(new StoredField("located", "ROOFTOP"));
    return document;
  }

  private String unit(String unit) {
    return AddressSets.unit(forms.street().apply(unit));
  }

  private static void key(Document document, String name, String value) {
    if (!value.isEmpty()) document.add(new StringField(name, value, Field.Store.NO));
  }
}
