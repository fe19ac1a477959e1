package bonafide.check.lookup;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.Unanswered;
import bonafide.core.Attribute;
import bonafide.core.Cause;
import bonafide.core.Match;
import bonafide.core.NumberRecords;
import bonafide.core.NumberRecords.OfNumber;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.match.Fields;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// What record keepers know under several numbers, each for itself: one that nobody answers for
/// leaves the others alone.
public final class NumbersCheck implements Check {
  private final Sources sources;

  public NumbersCheck(Sources sources) {
    this.sources = sources;
  }

  @Override
  public String kind() {
    return "numbers";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Numbers;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return false;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.Numbers asked))
      throw new IllegalArgumentException("no numbers");
    var records = new ArrayList<OfNumber>();
    for (var number : asked.numbers()) records.add(record(question, asked, number));
    var reasons = new ArrayList<String>();
    for (var record : records) {
      if (record.cause() != null) reasons.add(record.why());
      else if (!record.found())
        reasons.add("%s knows no such %s.".formatted(record.source(), record.name()));
      else if (record.matches().containsValue(Match.NOT_MATCH))
        reasons.add("%s says something else for %s.".formatted(record.source(), record.name()));
    }
    var verdict = reasons.isEmpty() ? Verdict.CLEAR : Verdict.REVIEW;
    if (reasons.isEmpty()) reasons.add("The records agree.");
    return new Outcome.Judged(verdict, reasons, new NumberRecords(records));
  }

  private OfNumber record(
      Question question, Settings.Numbers asked, Settings.Numbers.Numbered number) {
    var kind = number.name().startsWith("TAX") ? Kind.TAX_NUMBER : Kind.NATIONAL_ID;
    var claims = new HashMap<>(asked.claims());
    claims.put("number", number.number());
    var answer =
        sources.ask(
            new Query(
                kind,
                number.country(),
                question.environment(),
                question.client(),
                question.order(),
                number.number(),
                claims,
                null,
                null));
    var source = answer.origin().owner();
    if (!answer.status().isAnswer()) {
      var notDone = Unanswered.of(answer, kind);
      // Nobody waits for one of several.
      var cause = notDone.cause() == Cause.SOURCE_PENDING ? Cause.SOURCE_FAILED : notDone.cause();
      return new OfNumber(
          number.name(),
          number.country(),
          number.number(),
          cause,
          notDone.detail(),
          false,
          Map.of(),
          Map.of(),
          source);
    }
    var found = answer.status() == Status.OK;
    var fields =
        new Fields(claims, answer.fields()).name().key(Attribute.NUMBER, "number").birthDate();
    var facts = new HashMap<>(answer.fields());
    facts.remove("photo");
    return new OfNumber(
        number.name(),
        number.country(),
        number.number(),
        null,
        "",
        found,
        found ? fields.matches() : Map.of(),
        found ? facts : Map.of(),
        source);
  }
}
