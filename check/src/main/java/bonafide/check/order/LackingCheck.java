package bonafide.check.order;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.Outcome;

/// Ends an order that lacks what it cannot be worked on without.
public final class LackingCheck implements Check {
  @Override
  public String kind() {
    return "lacking";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Lacking;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return true;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.Lacking lacking))
      throw new IllegalArgumentException("nothing is lacking");
    return new Outcome.NotDone(Cause.EVIDENCE_MISSING, String.join(" ", lacking.missing()));
  }
}
