package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.screening.index.NameIndex;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.match.Asked;
import bonafide.screening.name.Equivalents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Recall on labelled cases at a threshold that flags one innocent name in a hundred; needs the
/// real lists, which are not part of the repository: set BONAFIDE_SCREENING_DATA to a folder
/// with `current/` and `cases/`.
@EnabledIfEnvironmentVariable(named = "BONAFIDE_SCREENING_DATA", matches = ".+")
class AccuracyTest {
  private static final Path DATA =
      Path.of(System.getenv().getOrDefault("BONAFIDE_SCREENING_DATA", "."));

  /// What a list of one name too few must still find, as its publisher writes it elsewhere.
  private enum Without {
    NOTHING,
    OTHER_SCRIPTS,
    THE_NAME_ASKED
  }

  @Test
  void namesAreFound() throws IOException {
    var listings = listings();
    var index = new NameIndex(listings, forms());
    var negatives = cases("neg_us_2000.tsv");
    negatives.addAll(cases("neg_gl_2000.tsv"));
    var thresholds = thresholds(index, negatives);
    assertThat(recall(index, cases("search_un_treated.tsv"), "UN mangled", thresholds))
        .isGreaterThan(0.98);
    assertThat(recall(index, cases("search_ofac_treated.tsv"), "OFAC mangled", thresholds))
        .isGreaterThan(0.98);
    var others = cases("negatives_global_nonlatin_2000.tsv");
    System.out.printf(
        "thresholds: passed by %.4f and %.4f of names in other scripts%n",
        passed(index, others, thresholds[0]), passed(index, others, thresholds[1]));
    var queries = cases("queries_1000.tsv");
    for (var round = 0; round < 3; round++) {
      var started = System.nanoTime();
      var hits = 0;
      for (var query : queries) {
        var asked = new Asked(query[1], EnumSet.allOf(Kind.class), null, Set.of(), null);
        hits += index.search(asked, _ -> true, 0.7f, 10).size();
      }
      System.out.printf(
          "speed: %.0f us a query, %d hits%n",
          (System.nanoTime() - started) / 1e3 / queries.size(), hits);
    }
    var latin = new NameIndex(without(listings, Without.OTHER_SCRIPTS, List.of()), forms());
    assertThat(
            recall(
                latin,
                cases("search_un_original_script.tsv"),
                "original script",
                thresholds(latin, negatives)))
        .isGreaterThan(0.9);
    var holdout = cases("search_ofac_alias_holdout.tsv");
    var held = new NameIndex(without(listings, Without.THE_NAME_ASKED, holdout), forms());
    var heldThresholds = thresholds(held, negatives);
    for (var kind : List.of("alias_person", "alias_org"))
      assertThat(
              recall(
                  held,
                  holdout.stream().filter(line -> line[0].equals(kind)).toList(),
                  kind,
                  heldThresholds))
          .isGreaterThan(kind.equals("alias_person") ? 0.75 : 0.55);
  }

  private static List<String[]> cases(String file) throws IOException {
    var cases = new ArrayList<String[]>();
    for (var line : Files.readAllLines(DATA.resolve("cases").resolve(file)))
      cases.add(line.split("\t", -1));
    return cases;
  }

  private static List<Listing> without(
      List<Listing> listings, Without what, List<String[]> holdout) {
    var held = new java.util.HashMap<String, Set<String>>();
    for (var line : holdout)
      held.computeIfAbsent(line[2], _ -> new java.util.HashSet<>()).add(key(line[1]));
    return listings.stream()
        .map(
            listing -> {
              var names =
                  listing.names().stream()
                      .filter(
                          alias ->
                              what == Without.OTHER_SCRIPTS
                                  ? alias.text().chars().allMatch(c -> c < 0x250)
                                  : !held.getOrDefault(listing.id(), Set.of())
                                      .contains(key(alias.text())))
                      .toList();
              return names.isEmpty() || names.size() == listing.names().size()
                  ? listing
                  : with(listing, names);
            })
        .toList();
  }

  private static Listing with(Listing listing, List<Alias> names) {
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

  private static String key(String name) {
    return bonafide.screening.name.NameTokens.of(name).stream().sorted().toList().toString();
  }

  private static float[] thresholds(NameIndex index, List<String[]> negatives) throws IOException {
    var scores = new float[negatives.size()];
    var lines = new ArrayList<String>();
    for (var i = 0; i < scores.length; i++) {
      scores[i] = best(index, negatives.get(i)[1], null, lines);
    }
    var out = System.getenv("BONAFIDE_ACCURACY_OUT");
    if (out != null) {
      lines.sort(java.util.Comparator.reverseOrder());
      Files.write(Path.of(out, "negatives.txt"), lines.subList(0, Math.min(200, lines.size())));
    }
    Arrays.sort(scores);
    var at =
        new float[] {scores[(int) (scores.length * 0.99)], scores[(int) (scores.length * 0.999)]};
    System.out.printf("thresholds: 1 %% %.3f, 0.1 %% %.3f%n", at[0], at[1]);
    return at;
  }

  private static double passed(NameIndex index, List<String[]> negatives, float threshold)
      throws IOException {
    var lines = new ArrayList<String>();
    var passed = 0;
    for (var cells : negatives) if (best(index, cells[1], null, lines) > threshold) passed++;
    var out = System.getenv("BONAFIDE_ACCURACY_OUT");
    lines.sort(java.util.Comparator.reverseOrder());
    if (out != null) Files.write(Path.of(out, "nonlatin.txt"), lines.subList(0, 100));
    return (double) passed / negatives.size();
  }

  private static double recall(
      NameIndex index, List<String[]> lines, String what, float[] thresholds) throws IOException {
    var found = 0;
    var foundTenth = 0;
    var misses = new ArrayList<String>();
    var started = System.nanoTime();
    for (var cells : lines) {
      var score = best(index, cells[1], cells[2], new ArrayList<>());
      if (score > thresholds[0]) found++;
      if (score > thresholds[1]) foundTenth++;
      else misses.add("%.3f %s %s".formatted(score, cells[1], cells[2]));
    }
    System.out.printf(
        "%s: recall at 1 %% %.3f, at 0.1 %% %.3f of %d; %.0f us a query%n",
        what,
        (double) found / lines.size(),
        (double) foundTenth / lines.size(),
        lines.size(),
        (System.nanoTime() - started) / 1e3 / lines.size());
    var out = System.getenv("BONAFIDE_ACCURACY_OUT");
    if (out != null) Files.write(Path.of(out, what + ".txt"), misses);
    return (double) found / lines.size();
  }

  private static float best(NameIndex index, String name, @Nullable String id, List<String> lines) {
    var asked = new Asked(name, EnumSet.allOf(Kind.class), null, Set.of(), null);
    var best = 0f;
    for (var match : index.search(asked, _ -> true, 0.3f, id == null ? 1 : 100)) {
      if (id == null)
        lines.add("%.3f %s | %s".formatted(match.score(), name, match.alias().text()));
      if (id == null || match.listing().id().equals(id)) best = Math.max(best, match.score());
    }
    return best;
  }

  /// With the forms of names in a file, when one is named.
  private static Equivalents forms() throws IOException {
    var file = System.getenv("BONAFIDE_NAMES");
    return file == null ? Equivalents.SHIPPED : Equivalents.with(Path.of(file));
  }

  private static List<Listing> listings() throws IOException {
    var listings = new ArrayList<Listing>();
    for (var publication : Publication.in(DATA.resolve("current")))
      listings.addAll(publication.read().listings());
    return listings;
  }
}
