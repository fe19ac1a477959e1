package bonafide.source.address;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Origin;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator's sets of addresses, for LIVE: one index a country, made by [AddressImport]. The
/// record nearest to an address answers: the door, else another house of the street, else a street
/// of the place that is written nearly so, else the place.
public final class AddressSets implements Source, AutoCloseable {
  static final String STREET = "street";
  static final String WORD = "word";
  static final String LINE = "line";
  static final String CITY = "city";
  static final String POSTAL = "postal";
  static final String UNIT = "unit_key";

  private static final Logger LOG = LoggerFactory.getLogger(AddressSets.class);
  private static final int MOST = 200;

  private final Set<String> affixes;
  private final Map<String, DirectoryReader> sets = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private final InstantSource clock;
  private final Origin origin;

  /// Opens the sets that lie in the folder now. One that cannot be read is left out, and named.
  ///
  /// @param affixes words that streets are told apart by least, as `ST` and `N`
  public AddressSets(Path folder, Set<String> affixes, InstantSource clock) {
    this.affixes = Set.copyOf(affixes);
    this.clock = clock;
    this.origin = new Origin("address-sets", "the operator", Origin.Type.REGISTER, "");
    if (!Files.isDirectory(folder)) return;
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var country = String.valueOf(file.getFileName());
        if (country.matches("[A-Z]{2}")) open(country, file);
      }
    } catch (IOException e) {
      broken.add(folder + ": " + e.getMessage());
    }
    broken.forEach(why -> LOG.error("a set of addresses is left out: {}", why));
  }

  private void open(String country, Path folder) {
    try {
      sets.put(country, DirectoryReader.open(FSDirectory.open(folder)));
    } catch (IOException | RuntimeException e) {
      broken.add(folder + ": " + e.getMessage());
    }
  }

  /// How many addresses are known of each country.
  public Map<String, Integer> sizes() {
    var sizes = new TreeMap<String, Integer>();
    sets.forEach((country, reader) -> sizes.put(country, reader.numDocs()));
    return sizes;
  }

  public List<String> broken() {
    return broken;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public boolean answers(Kind kind, String country, Environment environment) {
    return kind == Kind.ADDRESS && environment == Environment.LIVE && sets.containsKey(country);
  }

  @Override
  public Answer ask(Query query) {
    var reader = sets.get(query.country());
    if (reader == null) return Answer.of(Status.NOT_CONFIGURED, origin, clock.instant());
    try {
      return nearest(new IndexSearcher(reader), Wanted.of(query.number()))
          .map(fields -> Answer.found(fields, origin, clock.instant()))
          .orElseGet(() -> Answer.of(Status.NOT_FOUND, origin, clock.instant()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("the addresses of {} cannot be searched", query.country(), e);
      return Answer.of(Status.UNAVAILABLE, origin, clock.instant());
    }
  }

  /// What is looked for, each in its comparable form.
  ///
  /// @param line street and number
  /// @param unit empty for none
  private record Wanted(String line, String unit, String city, String postal) {
    /// @param key street line, second line, city and postal code, apart by bars
    static Wanted of(String key) {
      var parts = key.split("\\|", -1);
      var line = parts[0];
      var unit = AddressSets.unit(parts.length > 1 ? parts[1] : "");
      var inside = line.indexOf(" APT ");
      if (unit.isEmpty() && inside > 0) {
        unit = line.substring(inside + 5);
        line = line.substring(0, inside);
      }
      return new Wanted(
          line, unit, parts.length > 2 ? parts[2] : "", parts.length > 3 ? parts[3] : "");
    }

    /// Without the number before or behind it.
    String street() {
      return line.replaceFirst("^\\d\\S* ", "").replaceFirst(" (NO )?\\d\\S*$", "");
    }
  }

  static String unit(String text) {
    return text.replaceFirst("^(APT|APARTMENT|STE|SUITE|UNIT|FL|FLOOR|FLAT) ", "");
  }

  private Optional<Map<String, String>> nearest(IndexSearcher searcher, Wanted wanted)
      throws IOException {
    var doors = search(searcher, place(wanted, exactly(LINE, wanted.line())));
    if (!doors.isEmpty()) return Optional.of(fields(door(searcher, doors, wanted), true));
    var street = wanted.street();
    if (!street.isEmpty()) {
      var houses = search(searcher, place(wanted, exactly(STREET, street)));
      if (!houses.isEmpty()) return Optional.of(fields(houses.getFirst(), false));
      var likely = search(searcher, place(wanted, nearly(street)));
      if (!likely.isEmpty()) return Optional.of(fields(likely(likely, wanted), false));
    }
    var places = search(searcher, place(wanted, new BooleanQuery.Builder()));
    if (places.isEmpty()) return Optional.empty();
    var fields = fields(places.getFirst(), false);
    fields.remove("line1");
    fields.remove("line2");
    return Optional.of(fields);
  }

  private static BooleanQuery.Builder exactly(String name, String value) {
    return new BooleanQuery.Builder().add(new TermQuery(new Term(name, value)), Occur.FILTER);
  }

  /// Every word of the street, each with a slip or two; what it ends on and where it points to may
  /// be otherwise.
  private BooleanQuery.Builder nearly(String street) {
    var query = new BooleanQuery.Builder();
    var words = List.of(street.split(" "));
    var telling = words.stream().filter(word -> !affixes.contains(word)).toList();
    for (var word : telling.isEmpty() ? words : telling)
      query.add(
          new FuzzyQuery(new Term(WORD, word), word.length() > 7 ? 2 : word.length() > 3 ? 1 : 0),
          Occur.FILTER);
    return query;
  }

  /// In the place; where postal code and city are both right, first.
  private static BooleanQuery place(Wanted wanted, BooleanQuery.Builder query) {
    if (!wanted.postal().isEmpty()) query.add(scored(POSTAL, wanted.postal(), 2), Occur.SHOULD);
    if (!wanted.city().isEmpty()) query.add(scored(CITY, wanted.city(), 1), Occur.SHOULD);
    return query.setMinimumNumberShouldMatch(1).build();
  }

  private static BoostQuery scored(String name, String value, float points) {
    return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(name, value))), points);
  }

  /// The best alone, and all that are as good.
  private static List<Document> search(IndexSearcher searcher, BooleanQuery query)
      throws IOException {
    var found = searcher.search(query, MOST).scoreDocs;
    var documents = new ArrayList<Document>();
    for (var one : found)
      if (one.score >= found[0].score) documents.add(searcher.storedFields().document(one.doc));
    return documents;
  }

  /// The door with the unit that was named; where none was, the house itself, should it be there.
  private static Document door(IndexSearcher searcher, List<Document> doors, Wanted wanted)
      throws IOException {
    if (!wanted.unit().isEmpty()) {
      var query =
          place(
              wanted,
              exactly(LINE, wanted.line())
                  .add(new TermQuery(new Term(UNIT, wanted.unit())), Occur.FILTER));
      var exact = search(searcher, query);
      if (!exact.isEmpty()) return exact.getFirst();
    }
    return doors.stream()
        .filter(door -> wanted.unit().isEmpty() == (door.get("unit") == null))
        .findFirst()
        .orElse(doors.getFirst());
  }

  /// A house of the number that was named, should there be one.
  private static Document likely(List<Document> houses, Wanted wanted) {
    return houses.stream()
        .filter(
            house ->
                List.of(wanted.line().split(" ")).contains(house.get("line1").split(" ", 2)[0]))
        .findFirst()
        .orElse(houses.getFirst());
  }

  private static Map<String, String> fields(Document document, boolean isDoor) {
    var fields = new HashMap<String, String>();
    put(fields, "line1", document.get("line1"));
    put(fields, "line2", document.get("unit"));
    for (var name : List.of("city", "subdivision", "postal_code"))
      put(fields, name, document.get(name));
    if (isDoor) put(fields, "located", document.get("located"));
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) fields.put(name, value);
  }

  @Override
  public void close() {
    for (var reader : sets.values()) {
      try {
        reader.close();
        reader.directory().close();
      } catch (IOException e) {
        LOG.warn("a set of addresses was not closed: {}", e.getMessage());
      }
    }
  }
}
