package bonafide.check.face;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.Liveness;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.face.Faces;
import bonafide.face.Selfie;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a selfie shows, and whether a living person was before the camera.
public final class SelfieLivenessCheck implements Check {
  private final Faces faces;

  public SelfieLivenessCheck(Faces faces) {
    this.faces = faces;
  }

  @Override
  public String kind() {
    return "selfie-liveness";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.SelfieLiveness;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return true;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.SelfieLiveness asked))
      throw new IllegalArgumentException("not a liveness check");
    var image = question.evidence().file(asked.image());
    if (image.isEmpty()) return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "a selfie is needed");
    return switch (faces.check(image.get())) {
      case Faces.Unseen(var reason) -> new Outcome.NotDone(Cause.EVIDENCE_UNUSABLE, reason);
      case Faces.Seen(var selfie) -> judged(selfie);
    };
  }

  private Outcome judged(Selfie selfie) {
    var attack = faces.attack();
    var live = selfie.live();
    Boolean isLive = live == null || attack.isEmpty() ? null : attack.get().isLive(live);
    var reasons = reasons(selfie, isLive);
    var verdict =
        Boolean.FALSE.equals(isLive)
            ? Verdict.REJECT
            : reasons.isEmpty() ? Verdict.CLEAR : Verdict.REVIEW;
    if (reasons.isEmpty()) reasons.add("A living person looks into the camera.");
    return new Outcome.Judged(
        verdict,
        reasons,
        new Liveness(
            isLive,
            live == null || isLive == null ? null : confidence(isLive ? live : 1 - live),
            selfie.eyes().isOpen(),
            selfie.isCropped(),
            selfie.isMasked(),
            selfie.prominent() > 1,
            selfie.onDocument(),
            attack.map(a -> a.name()).orElse(null),
            attack.map(a -> a.attacks()).orElse(List.of())));
  }

  private static double confidence(double probability) {
    return Math.round(probability * 1_000) / 10.0;
  }

  private static List<String> reasons(Selfie selfie, @Nullable Boolean isLive) {
    var reasons = new ArrayList<String>();
    if (isLive == null)
      reasons.add("LIVENESS_MODEL_NOT_INSTALLED: nothing here can tell a person from a picture.");
    else if (!isLive) reasons.add("The picture shows a picture or a screen, not a living person.");
    if (!selfie.eyes().isOpen()) reasons.add("The eyes are not both open.");
    if (selfie.isCropped()) reasons.add("The edge cuts off a part of the face.");
    if (selfie.isMasked()) reasons.add("A mask covers the face.");
    if (selfie.onDocument()) reasons.add("The face is the portrait on a document.");
    if (selfie.prominent() > 1) reasons.add("More than one face is in the picture.");
    return reasons;
  }
}
