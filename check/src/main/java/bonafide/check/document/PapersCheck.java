package bonafide.check.document;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.Outcome;
import bonafide.core.PaperInsights;
import bonafide.core.PaperInsights.Insight;
import bonafide.core.Verdict;
import bonafide.document.Documents;
import bonafide.document.Documents.Inspected;
import bonafide.signal.match.Fields;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What supporting papers say: whose they are, where that person lives, when they were issued, and
/// whether somebody changed them.
public final class PapersCheck implements Check {
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final double CERTAIN = 0.5;

  /// So much of a stated street has to stand in one place.
  private static final double MOST_OF_IT = 0.75;

  private static final Pattern ISSUED =
      Pattern.compile(
          "(?iu)(issued?|date|tanggal|fecha|datum|日期)[^\\d]{0,20}"
              + "(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/. ](?:\\d{1,2}|\\p{L}{3,9})[-/. ]\\d{4})");

  private final Documents documents;

  public PapersCheck(Documents documents) {
    this.documents = documents;
  }

  @Override
  public String kind() {
    return "papers";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Papers;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return false;
  }

  @Override
  public Duration deadline() {
    return DEADLINE;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.Papers asked))
      throw new IllegalArgumentException("no papers");
    var insights = new ArrayList<Insight>();
    for (var name : asked.names()) {
      var size = question.evidence().size(name);
      if (!Places.fits(size)) return Places.tooLarge(size);
      try (var _ = Places.take(size)) {
        var file = question.evidence().file(name);
        if (file.isEmpty())
          return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "%s is needed".formatted(name));
        insights.add(insight(name, documents.inspect(file.get()), asked));
      } catch (InterruptedException e) {
        return Places.tooMany();
      }
    }
    var reasons = new ArrayList<String>();
    for (var insight : insights) {
      if (!insight.isRead()) reasons.add(insight.why());
      for (var sign : insight.signs()) if (sign.confidence() >= CERTAIN) reasons.add(sign.detail());
    }
    var verdict = reasons.isEmpty() ? Verdict.CLEAR : Verdict.REVIEW;
    if (reasons.isEmpty())
      reasons.add("The papers were read; nothing says that they were changed.");
    return new Outcome.Judged(verdict, reasons, new PaperInsights(insights));
  }

  private static Insight insight(String name, Inspected seen, Settings.Papers asked) {
    var line1 = asked.address().get("line1");
    var where = line1 == null ? -1 : place(seen.lines(), line1);
    var stated = !asked.address().isEmpty();
    return new Insight(
        name,
        seen.why(),
        seen.reading().kind(),
        seen.reading().pages(),
        seen.metadata(),
        seen.reading().signs(),
        where < 0 ? null : around(seen.lines(), where),
        issued(seen.lines()).map(LocalDate::toString).orElse(null),
        asked.person() == null || !seen.why().isEmpty()
            ? null
            : seen.lines().stream().anyMatch(line -> holds(line, asked.person())),
        !stated || !seen.why().isEmpty() ? null : where >= 0 && hasTown(seen.lines(), asked));
  }

  private static Set<String> words(String text) {
    return Set.of(Fields.plain(text).split(" "));
  }

  private static boolean holds(String line, String name) {
    return words(line).containsAll(Arrays.asList(Fields.plain(name).split(" ")));
  }

  /// The line that says the street; -1 for none.
  private static int place(List<String> lines, String street) {
    var wanted = Arrays.asList(Fields.plain(street).split(" "));
    for (var i = 0; i < lines.size(); i++) {
      var line = words(lines.get(i));
      var found = wanted.stream().filter(line::contains).count();
      var numbers = wanted.stream().filter(word -> word.matches("\\d+")).toList();
      if (found >= wanted.size() * MOST_OF_IT && line.containsAll(numbers)) return i;
    }
    return -1;
  }

  private static String around(List<String> lines, int at) {
    return String.join(", ", lines.subList(at, Math.min(lines.size(), at + 2)));
  }

  /// A postal code or a town that was stated has to stand there too.
  private static boolean hasTown(List<String> lines, Settings.Papers asked) {
    var text = words(String.join(" ", lines));
    return holdsAll(text, asked.address(), "postal_code")
        && holdsAll(text, asked.address(), "city");
  }

  private static boolean holdsAll(Set<String> text, Map<String, String> address, String part) {
    var stated = address.get(part);
    return stated == null || text.containsAll(Arrays.asList(Fields.plain(stated).split(" ")));
  }

  private static Optional<LocalDate> issued(List<String> lines) {
    for (var line : lines) {
      var found = ISSUED.matcher(line);
      if (!found.find()) continue;
      var day = day(found.group(2));
      if (day.isPresent()) return day;
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(@Nullable String written) {
    if (written == null) return Optional.empty();
    var parts = written.split("[-/. ]");
    var yearFirst = parts[0].length() == 4;
    var year = yearFirst ? parts[0] : parts[2];
    var month = month(parts[1]);
    var day = yearFirst ? parts[2] : parts[0];
    return month == 0
        ? Optional.empty()
        : Fields.day("%s-%02d-%02d".formatted(year, month, Integer.parseInt(day)));
  }

  private static int month(String written) {
    if (written.matches("\\d+")) return Integer.parseInt(written);
    var names =
        List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    return names.indexOf(written.toLowerCase(Locale.ROOT).substring(0, 3)) + 1;
  }
}
