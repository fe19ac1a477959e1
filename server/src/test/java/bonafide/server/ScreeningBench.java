package bonafide.server;

import bonafide.core.PartialDate;
import bonafide.core.Topic;
import bonafide.screening.Publication;
import bonafide.screening.index.NameIndex;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.match.Asked;
import bonafide.screening.name.Fold;
import bonafide.store.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Screening beside what one would build it from instead, on the same names in one run: Lucene's
/// fuzzy queries with Jaro-Winkler on top, PostgreSQL's trigrams, and a comparison with every name.
///
///     BONAFIDE_SCREENING_DATA=DIR mvn -pl server -am test -Dtest=ScreeningBench -Dbench=true
///         -Dtest.jvm="-Xmx6g -XX:+UseSerialGC" -Dsurefire.failIfNoSpecifiedTests=false
///
/// `DIR` holds publishers' files under `current/` and labelled cases under `cases/`; without it
/// names are made up, and only time and memory are told.
@EnabledIfSystemProperty(named = "bench", matches = "true")
class ScreeningBench {
  private static final String DATA = System.getenv("BONAFIDE_SCREENING_DATA");
  private static final int MANY = Integer.getInteger("many", 1_000_000);
  private static final int ROUNDS = 8;
  private static final int SCANNED = 60;

  @TempDir Path folder;

  /// A listing and its score, 0 to 1.
  private record Scored(String listing, double score) {}

  private interface Engine {
    /// The best listings that reach a score.
    List<Scored> search(String name, double least, int most) throws Exception;
  }

  private static final class Own implements Engine {
    private final NameIndex index;

    Own(List<Listing> listings) {
      index = new NameIndex(listings);
    }

    @Override
    public List<Scored> search(String name, double least, int most) {
      return index.search(asked(name), _ -> true, (float) least, most).stream()
          .map(match -> new Scored(match.listing().id(), match.score()))
          .toList();
    }
  }

  private static Asked asked(String name) {
    return new Asked(name, EnumSet.allOf(Kind.class), null, Set.of(), null);
  }

  /// The words of two names, each with the one it is most alike, both ways.
  private static double jaroWinkler(String[] one, String[] other) {
    return (half(one, other) + half(other, one)) / 2;
  }

  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

  private static double half(String[] one, String[] other) {
    var sum = 0.0;
    for (var a : one) {
      var best = 0.0;
      for (var b : other) best = Math.max(best, JARO_WINKLER.apply(a, b));
      sum += best;
    }
    return one.length == 0 ? 0 : sum / one.length;
  }

  private static List<Scored> best(Map<String, Double> scores, double least, int most) {
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(most)
        .map(entry -> new Scored(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static final class Lucene implements Engine {
    private final IndexSearcher searcher;

    Lucene(List<Listing> listings) throws IOException {
      var directory = new ByteBuffersDirectory();
      try (var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
        for (var listing : listings)
          for (var alias : listing.names()) {
            var document = new Document();
            var name = Fold.fold(alias.text());
            document.add(new TextField("name", name, Field.Store.YES));
            document.add(new StoredField("id", listing.id()));
            writer.addDocument(document);
          }
        writer.forceMerge(1);
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    @Override
    public List<Scored> search(String name, double least, int most) throws IOException {
      var words = Fold.fold(name).split(" ");
      var query = new BooleanQuery.Builder();
      for (var word : words) {
        var edits = word.length() < 3 ? 0 : word.length() < 6 ? 1 : 2;
        query.add(new FuzzyQuery(new Term("name", word), edits), Occur.SHOULD);
      }
      var scores = new HashMap<String, Double>();
      for (var found : searcher.search(query.build(), 100).scoreDocs) {
        var document = searcher.storedFields().document(found.doc);
        scores.merge(
            document.get("id"), jaroWinkler(words, document.get("name").split(" ")), Math::max);
      }
      return best(scores, least, most);
    }
  }

  private static final class Trigrams implements Engine {
    private final ThreadLocal<Connection> connections;

    Trigrams(EmbeddedPostgres postgres, List<Listing> listings) throws SQLException {
      connections =
          ThreadLocal.withInitial(
              () -> {
                try {
                  return DriverManager.getConnection(
                      postgres.jdbcUrl(), postgres.user(), postgres.password());
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      var connection = connections.get();
      try (var statement = connection.createStatement()) {
        statement.execute("create extension if not exists pg_trgm");
        statement.execute("drop table if exists bench_name");
        statement.execute("create table bench_name (listing text, name text)");
        try (var insert = connection.prepareStatement("insert into bench_name values (?, ?)")) {
          for (var listing : listings)
            for (var alias : listing.names()) {
              insert.setString(1, listing.id());
              insert.setString(2, Fold.fold(alias.text()));
              insert.addBatch();
            }
          insert.executeBatch();
        }
        statement.execute("create index on bench_name using gin (name gin_trgm_ops)");
        statement.execute("analyze bench_name");
      }
    }

    @Override
    public List<Scored> search(String name, double least, int most) throws SQLException {
      var scores = new HashMap<String, Double>();
      try (var query =
          connections
              .get()
              .prepareStatement(
                  "select listing, similarity(name, ?) from bench_name where name % ?"
                      + " order by 2 desc limit 100")) {
        var folded = Fold.fold(name);
        query.setString(1, folded);
        query.setString(2, folded);
        try (var rows = query.executeQuery()) {
          while (rows.next()) scores.merge(rows.getString(1), rows.getDouble(2), Math::max);
        }
      }
      return best(scores, least, most);
    }
  }

  /// Jaro-Winkler with every name.
  private static final class Scan implements Engine {
    private final List<String[]> names = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    Scan(List<Listing> listings) {
      for (var listing : listings)
        for (var alias : listing.names()) {
          names.add(Fold.fold(alias.text()).split(" "));
          ids.add(listing.id());
        }
    }

    @Override
    public List<Scored> search(String name, double least, int most) {
      var words = Fold.fold(name).split(" ");
      var scores = new HashMap<String, Double>();
      for (var i = 0; i < names.size(); i++) {
        var score = jaroWinkler(words, names.get(i));
        if (score >= least) scores.merge(ids.get(i), score, Math::max);
      }
      return best(scores, least, most);
    }
  }

  @Test
  void measure() throws Exception {
    var listings = DATA == null ? invented(16_000, List.of(), new Random(3)) : real("current");
    var queries = queries(listings);
    System.out.printf(
        "%,d listings, %,d names; %,d queries%n",
        listings.size(), listings.stream().mapToInt(l -> l.names().size()).sum(), queries.size());
    try (var postgres = EmbeddedPostgres.open(folder.resolve("pg"))) {
      var engines = new LinkedHashMap<String, Engine>();
      engines.put("Bonafide", loaded("Bonafide", () -> new Own(listings)));
      engines.put("Lucene", loaded("Lucene", unchecked(() -> new Lucene(listings))));
      engines.put("pg_trgm", loaded("pg_trgm", unchecked(() -> new Trigrams(postgres, listings))));
      engines.put("scan", loaded("scan", () -> new Scan(listings)));
      for (var engine : engines.entrySet()) {
        var some = engine.getKey().equals("scan") ? queries.subList(0, SCANNED) : queries;
        speed(engine.getKey(), engine.getValue(), some);
      }
      unseen(listings, queries);
      if (DATA != null) {
        engines.remove("scan");
        accuracy(listings, engines, postgres);
      }
    }
    many(listings, queries);
  }

  private interface Maker<T> {
    T make() throws Exception;
  }

  private static <T> Supplier<T> unchecked(Maker<T> maker) {
    return () -> {
      try {
        return maker.make();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static <T> T loaded(String what, Supplier<T> maker) {
    // Classes and code first.
    System.out.printf("%s is %s%n", what, maker.get().getClass().getSimpleName());
    var before = used();
    var cpu = cpu();
    var wall = System.nanoTime();
    var made = maker.get();
    var seconds = (System.nanoTime() - wall) / 1e9;
    var cpuSeconds = (cpu() - cpu) / 1e9;
    System.out.printf(
        "%s: loaded in %.1f s, %.1f s CPU of this thread, %.1f MB of heap%n",
        what, seconds, cpuSeconds, (used() - before) / 1e6);
    return made;
  }

  private static long used() {
    for (var i = 0; i < 3; i++) System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void speed(String what, Engine engine, List<String> queries) throws Exception {
    var least = what.equals("pg_trgm") ? 0.3 : 0.7;
    for (var round = 0; round < ROUNDS / 2; round++)
      for (var query : queries) engine.search(query, least, 10);
    var times = new long[queries.size() * ROUNDS];
    var cpu = cpu();
    for (var i = 0; i < times.length; i++) {
      var start = System.nanoTime();
      engine.search(queries.get(i % queries.size()), least, 10);
      times[i] = System.nanoTime() - start;
    }
    var mean = (cpu() - cpu) / 1e3 / times.length;
    Arrays.sort(times);
    System.out.printf(
        "%s: %.0f us of CPU a query; p50 %.0f, p99 %.0f us; %.0f queries a second, %.0f with two"
            + " threads%n",
        what,
        mean,
        times[times.length / 2] / 1e3,
        times[times.length * 99 / 100] / 1e3,
        1e9 / Arrays.stream(times).average().orElseThrow(),
        twoThreads(engine, queries, least));
  }

  /// Each query once, by an index that has not seen a word of them.
  private static void unseen(List<Listing> listings, List<String> queries) {
    var own = new Own(listings);
    var cpu = cpu();
    var found = 0;
    for (var query : queries) found += own.search(query, 0.7, 10).size();
    System.out.printf(
        "Bonafide, words it has not met: %.0f us of CPU a query, %d hits%n",
        (cpu() - cpu) / 1e3 / queries.size(), found);
  }

  private static int found(Engine engine, String query, double least) {
    return unchecked(() -> engine.search(query, least, 10)).get().size();
  }

  private static double twoThreads(Engine engine, List<String> queries, double least)
      throws Exception {
    var start = System.nanoTime();
    var threads =
        IntStream.range(0, 2)
            .mapToObj(
                _ ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              for (var round = 0; round < ROUNDS / 2; round++)
                                for (var query : queries) found(engine, query, least);
                            }))
            .toList();
    for (var thread : threads) thread.join();
    return 2.0 * (ROUNDS / 2) * queries.size() / ((System.nanoTime() - start) / 1e9);
  }

  // Accuracy

  private static void accuracy(
      List<Listing> listings, Map<String, Engine> engines, EmbeddedPostgres postgres)
      throws Exception {
    var innocent = new ArrayList<>(cases("neg_us_2000.tsv"));
    innocent.addAll(cases("neg_gl_2000.tsv"));
    for (var engine : engines.entrySet()) {
      var at = thresholds(engine.getValue(), innocent);
      recall(engine.getKey(), "UN mangled", engine.getValue(), cases("search_un_treated.tsv"), at);
      recall(
          engine.getKey(), "OFAC mangled", engine.getValue(), cases("search_ofac_treated.tsv"), at);
    }
    facts(listings, innocent);
    var latin = without(listings, alias -> alias.text().chars().anyMatch(c -> c >= 0x250));
    compare("original script", latin, cases("search_un_original_script.tsv"), innocent, postgres);
    var aliases = cases("search_ofac_alias_holdout.tsv");
    var held = new HashMap<String, Set<String>>();
    for (var line : aliases) held.computeIfAbsent(line[2], _ -> new HashSet<>()).add(key(line[1]));
    var rest = new ArrayList<Listing>();
    for (var listing : listings)
      rest.addAll(
          without(
              List.of(listing),
              alias -> held.getOrDefault(listing.id(), Set.of()).contains(key(alias.text()))));
    for (var kind : List.of("alias_person", "alias_org"))
      compare(
          kind,
          rest,
          aliases.stream().filter(line -> line[0].equals(kind)).toList(),
          innocent,
          postgres);
  }

  /// People with their dates of birth: how many innocent ones pass where 997 of 1,000 are found.
  private static void facts(List<Listing> listings, List<String[]> innocent) throws IOException {
    var index = new NameIndex(listings);
    var found =
        cases("search_un_treated.tsv").stream()
            .mapToDouble(
                line ->
                    index.search(born(line), _ -> true, 0.3f, 100).stream()
                        .filter(match -> match.listing().id().equals(line[2]))
                        .mapToDouble(match -> match.score())
                        .max()
                        .orElse(0))
            .sorted()
            .toArray();
    var least = found[found.length * 3 / 1_000];
    var passed =
        innocent.stream()
            .filter(line -> !index.search(born(line), _ -> true, (float) least, 1).isEmpty())
            .count();
    System.out.printf(
        "with type and date of birth, Bonafide: %d of %d false positives where 0.997 of UN mangled"
            + " are found%n",
        passed, innocent.size());
  }

  private static Asked born(String[] line) {
    return new Asked(line[1], EnumSet.of(Kind.PERSON, Kind.UNKNOWN), date(line[3]), Set.of(), null);
  }

  private static @Nullable PartialDate date(String text) {
    try {
      return text.isBlank() ? null : PartialDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String key(String name) {
    return Arrays.stream(Fold.fold(name).split(" ")).sorted().toList().toString();
  }

  private static void compare(
      String what,
      List<Listing> listings,
      List<String[]> cases,
      List<String[]> innocent,
      EmbeddedPostgres postgres)
      throws Exception {
    var engines =
        Map.of(
            "Bonafide", new Own(listings),
            "Lucene", new Lucene(listings),
            "pg_trgm", new Trigrams(postgres, listings));
    for (var engine : engines.entrySet())
      recall(
          engine.getKey(), what, engine.getValue(), cases, thresholds(engine.getValue(), innocent));
  }

  private static List<Listing> without(
      List<Listing> listings, java.util.function.Predicate<Alias> which) {
    return listings.stream()
        .map(
            listing -> {
              var names = listing.names().stream().filter(which.negate()).toList();
              return names.isEmpty() ? listing : named(listing, names);
            })
        .toList();
  }

  private static Listing named(Listing listing, List<Alias> names) {
    return new Listing(
        listing.id(),
        listing.publisher(),
        listing.list(),
        listing.kind(),
        names,
        listing.dates(),
        listing.countries(),
        listing.sex(),
        listing.identifiers(),
        listing.topics(),
        listing.current(),
        listing.record());
  }

  private static double[] thresholds(Engine engine, List<String[]> innocent) throws Exception {
    var scores = new double[innocent.size()];
    for (var i = 0; i < scores.length; i++) {
      var best = engine.search(innocent.get(i)[1], 0.3, 1);
      scores[i] = best.isEmpty() ? 0 : best.getFirst().score;
    }
    Arrays.sort(scores);
    return new double[] {scores[scores.length * 99 / 100], scores[scores.length * 999 / 1000]};
  }

  private static void recall(
      String engine, String what, Engine searched, List<String[]> cases, double[] at)
      throws Exception {
    var found = new int[2];
    for (var line : cases) {
      var score =
          searched.search(line[1], 0.3, 100).stream()
              .filter(scored -> scored.listing.equals(line[2]))
              .mapToDouble(Scored::score)
              .max()
              .orElse(0);
      for (var i = 0; i < 2; i++) if (score > at[i]) found[i]++;
    }
    System.out.printf(
        "%s of %d, %s: %.3f at 1 %%, %.3f at 0.1 %% false positives%n",
        what,
        cases.size(),
        engine,
        (double) found[0] / cases.size(),
        (double) found[1] / cases.size());
  }

  private static List<String[]> cases(String file) throws IOException {
    return Files.readAllLines(Path.of(DATA, "cases", file)).stream()
        .map(line -> line.split("\t", -1))
        .toList();
  }

  // Names

  private static List<Listing> real(String below) throws IOException {
    var listings = new ArrayList<Listing>();
    for (var publication : Publication.in(Path.of(DATA, below)))
      listings.addAll(publication.read().listings());
    return listings;
  }

  private static List<String> queries(List<Listing> listings) throws IOException {
    if (DATA != null) return cases("queries_1000.tsv").stream().map(line -> line[1]).toList();
    var random = new Random(7);
    return IntStream.range(0, 1_000)
        .mapToObj(
            _ -> {
              var name =
                  new StringBuilder(
                      listings.get(random.nextInt(listings.size())).names().getFirst().text());
              name.setCharAt(random.nextInt(name.length()), 'e');
              return name.toString();
            })
        .toList();
  }

  /// Words as unevenly common as those of real lists when there are some, else of syllables.
  private static List<Listing> invented(int count, List<Listing> like, Random random) {
    var words = new ArrayList<String>();
    for (var listing : like)
      for (var alias : listing.names()) Collections.addAll(words, alias.text().split("[ ,]+"));
    words.removeIf(word -> word.length() < 2);
    var listings = new ArrayList<Listing>(count);
    for (var i = 0; i < count; i++) {
      var names = new ArrayList<Alias>();
      for (var n = random.nextInt(3) == 0 ? 2 : 1; n > 0; n--) {
        var name = new StringBuilder();
        for (var w = 2 + random.nextInt(3); w > 0; w--)
          name.append(
                  words.isEmpty() || random.nextInt(12) == 0
                      ? word(random)
                      : words.get(random.nextInt(words.size())))
              .append(' ');
        names.add(Alias.primary(name.toString().strip()));
      }
      listings.add(
          new Listing(
              "pep-" + i,
              "PEP",
              "PEP",
              Kind.PERSON,
              names,
              List.of(PartialDate.ofYear(1930 + random.nextInt(70))),
              List.of("RU"),
              null,
              List.of(),
              Set.of(Topic.PEP),
              true,
              Map.of("office", "a member of a council")));
    }
    return listings;
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (var s = 2 + random.nextInt(3); s > 0; s--)
      word.append("bdfgklmnprstvz".charAt(random.nextInt(14)))
          .append("aeiou".charAt(random.nextInt(5)));
    return word.toString();
  }

  /// A million listings more, in this engine alone.
  private static void many(List<Listing> listings, List<String> queries) throws Exception {
    var all = new ArrayList<>(listings);
    all.addAll(invented(MANY, listings, new Random(5)));
    var size = all.size();
    var before = used();
    var cpu = cpu();
    var engine = new Own(all);
    var seconds = (cpu() - cpu) / 1e9;
    var bytes = used() - before;
    System.out.printf(
        "%,d listings, %,d names: built in %.1f s of CPU, %.0f bytes of heap a listing%n",
        size, engine.index.names(), seconds, (double) bytes / size);
    all.subList(MANY / 2, MANY / 2 + 500).clear();
    for (var i = 0; i < 500; i++) all.set(2_000 * i % all.size(), all.get(2_000 * i + 1));
    for (var round = 0; round < 3; round++) {
      cpu = cpu();
      var next = engine.index.after(all);
      System.out.printf(
          "the next generation, 500 listings gone and 500 others: %.1f s of CPU, %,d listings%n",
          (cpu() - cpu) / 1e9, next.size());
    }
    all.clear();
    speed("Bonafide, %,d listings".formatted(size), engine, queries);
  }
}
