package bonafide.check.document;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Attribute;
import bonafide.core.Cause;
import bonafide.core.DocumentReading;
import bonafide.core.FieldMatches;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.match.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Does the document say what was expected of it? A field that could not be read does not agree.
public final class ExpectationCheck implements Check {
  private static final Map<String, Attribute> ATTRIBUTES =
      Map.of(
          "full_name",
          Attribute.FULL_NAME,
          "birth_date",
          Attribute.BIRTH_DATE,
          "id_number",
          Attribute.NUMBER,
          "issued",
          Attribute.ISSUED,
          "expires",
          Attribute.EXPIRES,
          "sex",
          Attribute.SEX);

  @Override
  public String kind() {
    return "expectations";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Expectations;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return true;
  }

  @Override
  public boolean usesOthers(Question question) {
    return true;
  }

  @Override
  public Outcome judge(Question question) {
    var reading = question.found(DocumentReading.class);
    if (!(question.settings() instanceof Settings.Expectations asked) || reading.isEmpty())
      return new Outcome.NotDone(Cause.EVIDENCE_UNUSABLE, "the document was not read");
    var matches = new EnumMap<Attribute, Match>(Attribute.class);
    var reasons = new ArrayList<String>();
    asked
        .claims()
        .forEach(
            (name, claim) -> {
              var attribute = ATTRIBUTES.get(name);
              if (attribute == null) return;
              var read = reading.get().field(name).map(DocumentReading.Field::value);
              var match =
                  Match.of(read.isPresent() && same(name, claim, read.get(), reading.get()));
              matches.put(attribute, match);
              if (match == Match.NOT_MATCH)
                reasons.add(
                    "The document %s as %s."
                        .formatted(
                            read.isPresent() ? "says something else" : "was not readable",
                            name.replace('_', ' ')));
            });
    var verdict = reasons.isEmpty() ? Verdict.CLEAR : Verdict.REVIEW;
    if (reasons.isEmpty()) reasons.add("The document says what was expected.");
    return new Outcome.Judged(
        verdict, reasons, new FieldMatches("document", true, matches, Map.of(), List.of()));
  }

  private static boolean same(String name, String claim, String read, DocumentReading reading) {
    return switch (name) {
      case "full_name" -> words(claim).equals(words(read)) || isShorter(claim, reading);
      case "birth_date", "issued", "expires" -> {
        Optional<?> day = Fields.day(claim);
        yield day.isPresent() && day.equals(Fields.day(read));
      }
      default -> Fields.compact(claim).equals(Fields.compact(read));
    };
  }

  /// Whether a name is the document's, but leaves out given names behind the first, or writes
  /// them as initials.
  private static boolean isShorter(String claim, DocumentReading reading) {
    var surname = new ArrayList<>(words(text(reading, "surname")));
    var given = Fields.plain(text(reading, "given_name")).split(" ");
    if (surname.isEmpty() || surname.getFirst().isEmpty() || given[0].isEmpty()) return false;
    var left = new ArrayList<>(words(claim));
    for (var word : surname) if (!left.remove(word)) return false;
    if (!left.remove(given[0])) return false;
    var more = new ArrayList<>(List.of(given).subList(1, given.length));
    more.addAll(words(text(reading, "middle_name")));
    return left.stream()
        .allMatch(word -> more.removeIf(name -> name.equals(word) || isInitial(word, name)));
  }

  private static boolean isInitial(String word, String name) {
    return word.length() == 1 && name.startsWith(word);
  }

  private static String text(DocumentReading reading, String field) {
    return reading.field(field).map(DocumentReading.Field::value).orElse("");
  }

  /// Family names stand first in some places and last in others.
  private static List<String> words(String name) {
    if (name.codePoints().anyMatch(Character::isIdeographic)) return List.of(name.replace(" ", ""));
    return Arrays.stream(Fields.plain(name).split(" ")).sorted().toList();
  }
}
