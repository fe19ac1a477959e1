package bonafide.screening;

import bonafide.core.Countries;
import bonafide.core.PartialDate;
import bonafide.screening.format.Csv;
import bonafide.screening.index.NameIndex;
import bonafide.screening.listing.Kind;
import bonafide.screening.match.Asked;
import bonafide.screening.match.Match;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Screens a whole file of customers, without a server or a database.
public final class Customers {
  private static final int CHUNK = 512;
  private static final Pattern ONE_DIGIT = Pattern.compile("(?<=-)(\\d)(?!\\d)");

  private final NameIndex index;
  private final float threshold;
  private final int limit;
  private final List<String> remarks = new ArrayList<>();

  /// @param threshold 0 to 100
  /// @param limit most hits a customer
  public Customers(NameIndex index, double threshold, int limit) {
    this.index = index;
    this.threshold = (float) (threshold / 100);
    this.limit = limit;
  }

  /// What was wrong in the file, by line; those facts were not counted.
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  private record Customer(String id, Asked asked) {}

  /// Told how many customers are done, and how many there are.
  @FunctionalInterface
  public interface Progress {
    void at(int done, int all);
  }

  /// Reads `id,name,type,birth_date,country`, and `identifier` and `address` where the file has
  /// them, and writes `id,rank,listing,publisher,score,
  /// matched_name`, a line a hit, in the order of the customers.
  ///
  /// @param progress told as it goes on
  /// @return how many hits were written
  public long screen(Path file, Path out, Progress progress) throws IOException {
    var customers = read(file);
    var written = out.resolveSibling(out.getFileName() + ".part");
    var hits = 0L;
    try (var writer = Files.newBufferedWriter(written)) {
      writer.write(Csv.line("id", "rank", "listing", "publisher", "score", "matched_name"));
      for (var from = 0; from < customers.size(); from += CHUNK) {
        var chunk = customers.subList(from, Math.min(customers.size(), from + CHUNK));
        var found =
            IntStream.range(0, chunk.size())
                .parallel()
                .mapToObj(i -> index.search(chunk.get(i).asked, _ -> true, threshold, limit))
                .toList();
        for (var i = 0; i < chunk.size(); i++) hits += print(writer, chunk.get(i).id, found.get(i));
        progress.at(from + chunk.size(), customers.size());
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(written);
      throw e;
    }
    Files.move(written, out, StandardCopyOption.REPLACE_EXISTING);
    return hits;
  }

  private static int print(Writer writer, String id, List<Match> matches) throws IOException {
    for (var rank = 0; rank < matches.size(); rank++) {
      var match = matches.get(rank);
      writer.write(
          Csv.line(
              id,
              rank + 1,
              match.listing().id(),
              match.listing().publisher(),
              String.format(Locale.ROOT, "%.2f", match.score() * 100),
              match.alias().text()));
    }
    return matches.size();
  }

  private List<Customer> read(Path file) throws IOException {
    var customers = new ArrayList<Customer>();
    Csv.records(file, "name", row -> customers.add(customer(row, customers.size() + 1)));
    return customers;
  }

  private Customer customer(Map<String, String> row, int number) {
    var where = "customer %d (%s): ".formatted(number, row.getOrDefault("id", "no id"));
    var asked = asked(row, remark -> remarks.add(where + remark));
    return new Customer(row.getOrDefault("id", ""), asked);
  }

  /// Whom a row of `name,type,birth_date,country,identifier,address` is about.
  ///
  /// @param row without the members that are empty
  /// @param remark told what was wrong; that fact does not count
  public static Asked asked(Map<String, String> row, Consumer<String> remark) {
    if (!row.containsKey("name")) remark.accept("no name");
    return new Asked(
        row.getOrDefault("name", ""),
        kinds(row.getOrDefault("type", ""), remark),
        date(row.get("birth_date"), remark),
        countries(row.get("country"), remark),
        null,
        given(row.get("identifier")),
        given(row.get("address")));
  }

  private static Set<String> given(@Nullable String text) {
    return text == null ? Set.of() : Set.of(text.strip());
  }

  private static Set<Kind> kinds(String type, Consumer<String> remark) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "person", "individual" -> EnumSet.of(Kind.PERSON, Kind.UNKNOWN);
      case "organisation", "organization", "entity", "company", "business", "org" ->
          EnumSet.of(Kind.ORGANISATION, Kind.UNKNOWN);
      case "vessel" -> EnumSet.of(Kind.VESSEL, Kind.UNKNOWN);
      case "aircraft" -> EnumSet.of(Kind.AIRCRAFT, Kind.UNKNOWN);
      case "" -> EnumSet.allOf(Kind.class);
      default -> {
        remark.accept("type \"" + type + "\" is not known; all kinds are searched");
        yield EnumSet.allOf(Kind.class);
      }
    };
  }

  private static @Nullable PartialDate date(@Nullable String text, Consumer<String> remark) {
    if (text == null) return null;
    try {
      return PartialDate.parse(ONE_DIGIT.matcher(text).replaceAll("0$1"));
    } catch (RuntimeException e) {
      remark.accept("birth_date \"" + text + "\" is not YYYY, YYYY-MM or YYYY-MM-DD");
      return null;
    }
  }

  private static Set<String> countries(@Nullable String text, Consumer<String> remark) {
    if (text == null) return Set.of();
    var code = Countries.alpha2(text);
    if (code == null) remark.accept("country \"" + text + "\" is not known");
    return code == null ? Set.of() : Set.of(code);
  }
}
