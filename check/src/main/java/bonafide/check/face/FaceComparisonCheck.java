package bonafide.check.face;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Assurance;
import bonafide.core.Cause;
import bonafide.core.FaceMatch;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.face.Faces;
import bonafide.face.compare.Comparison;
import java.util.ArrayList;
import java.util.List;

/// Whether two pictures show one person.
public final class FaceComparisonCheck implements Check {
  private final Faces faces;

  public FaceComparisonCheck(Faces faces) {
    this.faces = faces;
  }

  @Override
  public String kind() {
    return "face-comparison";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.FaceComparison;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return true;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.FaceComparison asked))
      throw new IllegalArgumentException("not a comparison of faces");
    var one = question.evidence().file(asked.one());
    var two = question.evidence().file(asked.two());
    if (one.isEmpty() || two.isEmpty())
      return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "two images are needed");
    var comparison =
        asked.holding()
            ? faces.compareHolder(one.get(), two.get())
            : faces.compare(one.get(), two.get());
    return switch (comparison) {
      case Comparison.Failed(_, var reason) -> new Outcome.NotDone(Cause.EVIDENCE_UNUSABLE, reason);
      case Comparison.Compared compared -> judged(asked, compared);
    };
  }

  private Outcome judged(Settings.FaceComparison asked, Comparison.Compared compared) {
    var reasons =
        new ArrayList<>(
            List.of(
                "The faces are %.1f of 100 alike; two different people are this alike once in %s pairs."
                    .formatted(compared.score(), once(compared.falseMatchRate()))));
    if (compared.score() >= asked.accept() && faces.assurance() == Assurance.LOW)
      reasons.add("The model in use has low assurance and lets nobody pass alone.");
    var match =
        new FaceMatch(
            compared.score(),
            compared.falseMatchRate(),
            faces.describerName(),
            faces.assurance(),
            compared.facesOne(),
            compared.facesTwo());
    return new Outcome.Judged(
        verdict(compared.score(), asked.accept(), asked.reject(), faces.assurance()),
        reasons,
        match);
  }

  /// A low-assurance model lets nobody pass alone.
  public static Verdict verdict(double score, int accept, int reject, Assurance assurance) {
    if (score < reject) return Verdict.REJECT;
    return score >= accept && assurance == Assurance.HIGH ? Verdict.CLEAR : Verdict.REVIEW;
  }

  private static String once(double rate) {
    return rate < 1e-6 ? "over a million" : "%,d".formatted(Math.round(1 / rate));
  }
}
