package bonafide.check.order;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Environment;
import bonafide.core.Outcome;
import bonafide.core.RecordLookup;
import bonafide.core.Verdict;
import java.util.List;
import java.util.Map;

/// Answers a sandbox request that wants a certain answer; nothing is looked at.
public final class RehearsalCheck implements Check {
  @Override
  public String kind() {
    return "rehearsal";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Rehearsal;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return true;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.Rehearsal rehearsal)
        || question.environment() != Environment.DEVELOPMENT)
      throw new IllegalArgumentException("no rehearsal");
    return new Outcome.Judged(
        Verdict.CLEAR,
        List.of("As the request wanted."),
        new RecordLookup(true, Map.of("persona", rehearsal.persona()), "sandbox", List.of()));
  }
}
