package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.core.Hit;
import bonafide.screening.match.Asked;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// A change of the lists screens again only whom it can concern, and loses no hit by that: after
/// it everybody has the hits that screening all of them again would give.
class ListChangeTest {
  private static final int SUBJECTS = 10_000;
  private static final int THRESHOLD = 80;

  private final Random random = new Random(20261126);

  @TempDir Path folder;

  private String word() {
    var word = new StringBuilder();
    var syllables = 2 + random.nextInt(2);
    for (var i = 0; i < syllables; i++)
      word.append("bdfgklmnprstvz".charAt(random.nextInt(14)))
          .append("aeiou".charAt(random.nextInt(5)));
    return word.toString();
  }

  /// Words as unevenly common as those of real names.
  private List<String> vocabulary() {
    return IntStream.range(0, 4_000).mapToObj(_ -> word()).toList();
  }

  private String name(List<String> vocabulary) {
    return IntStream.range(0, 2 + random.nextInt(2))
        .mapToObj(_ -> vocabulary.get((int) (vocabulary.size() * Math.pow(random.nextDouble(), 3))))
        .collect(Collectors.joining(" "));
  }

  private String changed(String name) {
    var letters = new StringBuilder(name);
    letters.setCharAt(random.nextInt(name.length()), "aeiou".charAt(random.nextInt(5)));
    return letters.toString();
  }

  private static String line(int id, String name) {
    return """
    {"id": "own-%d", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["%s"], "topics": ["SANCTION"]}
    """
        .formatted(id, name);
  }

  private static void install(ListFolder lists, Path from, Map<Integer, String> names)
      throws IOException {
    var text = new StringBuilder();
    names.forEach((id, name) -> text.append(line(id, name)));
    Files.writeString(Files.createDirectories(from).resolve("own.jsonl"), text);
    var report = lists.install(from).getFirst();
    assertThat(report.failure()).isNull();
  }

  private static List<Hit> screen(Watchlists watchlists, Asked asked) {
    return watchlists.screen(Environment.LIVE, asked, _ -> true, THRESHOLD, 50).hits();
  }

  private static Set<String> listings(List<Hit> hits) {
    return hits.stream().map(Hit::listing).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whoeverIsNotConcernedHasTheSameHitsAsBefore() throws IOException {
    var vocabulary = vocabulary();
    var names = new HashMap<Integer, String>();
    for (var i = 0; i < 5_000; i++) names.put(i, name(vocabulary));
    var subjects = new ArrayList<Asked>();
    for (var i = 0; i < SUBJECTS; i++)
      subjects.add(
          Asked.person(
              i % 4 == 0
                  ? changed(names.getOrDefault(random.nextInt(5_000), ""))
                  : name(vocabulary),
              null,
              null,
              null));
    var lists = new ListFolder(folder.resolve("lists"), InstantSource.system());
    install(lists, folder.resolve("first"), names);
    var watchlists = new Watchlists(lists);
    var before = watchlists.state();
    var kept = subjects.stream().map(subject -> screen(watchlists, subject)).toList();

    for (var i = 0; i < 40; i++) names.remove(random.nextInt(5_000));
    for (var i = 0; i < 40; i++)
      names.computeIfPresent(random.nextInt(5_000), (_, name) -> changed(name));
    for (var i = 0; i < 40; i++) names.put(10_000 + i, name(vocabulary));
    for (var i = 0; i < 20; i++)
      names.put(20_000 + i, changed(subjects.get(random.nextInt(SUBJECTS)).name()));
    install(lists, folder.resolve("second"), names);
    watchlists.refresh();
    var outcome = check(watchlists, before, subjects, kept);
    assertThat(outcome.different()).isPositive();
    assertThat(outcome.concerned()).isLessThan(SUBJECTS / 2);
  }

  private record Outcome(int concerned, int different) {}

  /// How many subjects are concerned, and how many have other hits than before.
  private static Outcome check(
      Watchlists watchlists, String before, List<Asked> subjects, List<List<Hit>> kept) {
    var change = watchlists.since(before).orElseThrow();
    var concerned = 0;
    var different = 0;
    for (var i = 0; i < subjects.size(); i++) {
      var isConcerned =
          listings(kept.get(i)).stream().anyMatch(change.listings()::contains)
              || change.concerns(subjects.get(i), THRESHOLD);
      var now = screen(watchlists, subjects.get(i));
      if (isConcerned) concerned++;
      else assertThat(listings(now)).as(subjects.get(i).name()).isEqualTo(listings(kept.get(i)));
      if (!listings(now).equals(listings(kept.get(i)))) different++;
    }
    return new Outcome(concerned, different);
  }

  /// Real versions of OFAC's list, four months apart; says how long it takes.
  @Test
  @EnabledIfEnvironmentVariable(named = "BONAFIDE_SCREENING_DATA", matches = ".+")
  void realVersionsOfALoseNoHitEither() throws IOException {
    var data = Path.of(System.getenv("BONAFIDE_SCREENING_DATA"));
    List<Path> versions;
    try (var files = Files.list(data.resolve("lists/ofac_delta"))) {
      versions =
          files
              .filter(f -> f.toString().endsWith(".csv.gz"))
              .filter(f -> f.getFileName().toString().startsWith("sdn_"))
              .sorted()
              .toList();
    }
    var lists = new ListFolder(folder.resolve("lists"), InstantSource.system());
    installOfac(lists, versions.getFirst(), folder.resolve("0"));
    var watchlists = new Watchlists(lists);
    var subjects = new ArrayList<Asked>();
    for (var file : List.of("cases/neg_us_2000.tsv", "cases/neg_gl_2000.tsv"))
      for (var line : Files.readAllLines(data.resolve(file)))
        subjects.add(Asked.person(line.split("\t")[1], null, null, null));
    for (var line : Files.readAllLines(data.resolve("cases/search_ofac_treated.tsv")))
      subjects.add(Asked.person(line.split("\t")[1], null, null, null));
    while (subjects.size() < SUBJECTS)
      subjects.add(
          Asked.person(
              subjects.get(random.nextInt(2_000)).name().replaceFirst(" .*", "")
                  + " "
                  + subjects.get(random.nextInt(2_000)).name().replaceFirst(".* ", ""),
              null,
              null,
              null));
    for (var i = 1; i < versions.size(); i += i == 1 ? 1 : 13) {
      var kept = subjects.stream().map(subject -> screen(watchlists, subject)).toList();
      var before = watchlists.state();
      installOfac(lists, versions.get(i), folder.resolve(Integer.toString(i)));
      watchlists.refresh();
      var start = System.nanoTime();
      var change = watchlists.since(before).orElseThrow();
      var concerned =
          IntStream.range(0, subjects.size())
              .filter(
                  s ->
                      listings(kept.get(s)).stream().anyMatch(change.listings()::contains)
                          || change.concerns(subjects.get(s), THRESHOLD))
              .mapToObj(subjects::get)
              .toList();
      concerned.forEach(subject -> screen(watchlists, subject));
      System.out.printf(
          "%s: %d listings changed or weigh otherwise, %d of %d subjects screened again in %d ms%n",
          versions.get(i).getFileName(),
          change.listings().size(),
          concerned.size(),
          subjects.size(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      check(watchlists, before, subjects, kept);
    }
  }

  private static void installOfac(ListFolder lists, Path version, Path from) throws IOException {
    try (var in = new GZIPInputStream(new FileInputStream(version.toFile()))) {
      Files.copy(
          in,
          Files.createDirectories(from).resolve("sdn.csv"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    var report = lists.install(from).getFirst();
    assertThat(report.failure()).isNull();
  }
}
