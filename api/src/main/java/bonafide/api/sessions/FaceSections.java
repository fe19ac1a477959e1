package bonafide.api.sessions;

import bonafide.api.sessions.Verdicts.Result;
import bonafide.core.Assurance;
import bonafide.core.Cause;
import bonafide.core.Environment;
import bonafide.core.FaceMatch;
import bonafide.core.Liveness;
import bonafide.core.Outcome;
import java.util.Optional;

/// A selfie beside the document, and whether a living person took it: `face_match_info` and
/// `face_liveness_info`.
final class FaceSections {
  private static final int SAME = 85;
  private static final int OTHER = 50;

  private FaceSections() {}

  static Optional<Section> match(Session session) {
    var outcome = session.outcome("face-comparison");
    if (!session.blueprint().has(Family.BIOMETRIC_CHECK) || outcome == null)
      return Optional.empty();
    var section = new Section(session, "face_match_info");
    switch (outcome) {
      case Outcome.NotDone notDone -> {
        section.put("face_match_score", null);
        if (notDone.cause() == Cause.EVIDENCE_UNUSABLE)
          section.warn("FACE_NOT_FOUND", notDone.detail());
        else section.fail(notDone);
      }
      case Outcome.Judged(_, _, FaceMatch match) -> {
        section.put("face_match_score", FaceMatch.shown(match.score()));
        judge(section, match, session);
      }
      case Outcome.Judged _ -> section.put("face_match_score", null).fix(Result.UNKNOWN);
    }
    return Optional.of(section);
  }

  private static void judge(Section section, FaceMatch match, Session session) {
    var score = "The faces are %.1f of 100 alike.".formatted(match.score());
    if (match.score() < OTHER) section.warn("FACE_MISMATCH", score);
    else if (match.score() < SAME) section.warn("LOW_FACE_SIMILARITY", score);
    else if (match.assurance() == Assurance.LOW
        && session.verification().environment() == Environment.LIVE)
      section.warn("MODEL_LOW_ASSURANCE", score + " The model in use lets nobody pass alone.");
    if (match.facesTwo() > 1) section.warn("MULTIPLE_FACES", "The selfie shows several faces.");
  }

  static Optional<Section> liveness(Session session) {
    var outcome = session.outcome("selfie-liveness");
    if (!session.blueprint().has(Family.BIOMETRIC_CHECK) || outcome == null)
      return Optional.empty();
    var section = new Section(session, "face_liveness_info");
    section.put("source", null);
    switch (outcome) {
      case Outcome.NotDone notDone -> {
        if (notDone.cause() == Cause.EVIDENCE_UNUSABLE)
          section.warn("FACE_NOT_FOUND", notDone.detail());
        else section.fail(notDone);
      }
      case Outcome.Judged(_, _, Liveness seen) -> judge(section, seen);
      case Outcome.Judged _ -> section.fix(Result.UNKNOWN);
    }
    return Optional.of(section);
  }

  private static void judge(Section section, Liveness seen) {
    if (seen.live() == null)
      section.warn(
          "FACE_LIVENESS_REVIEW_REQUIRED",
          "No model is installed that could tell a person from a picture.");
    else if (!seen.live()) section.warn("FACE_NOT_LIVE", "The selfie shows a picture or a screen.");
    if (Boolean.TRUE.equals(seen.onDocument()))
      section.warn("FACE_PHOTO_OF_PHOTO", "The selfie shows the portrait on a document.");
    if (seen.severalFaces()) section.warn("MULTIPLE_FACES", "The selfie shows several faces.");
    if (seen.faceCropped()) section.warn("FACE_CROPPED", "The edge cuts off a part of the face.");
    if (seen.faceMasked()) section.warn("FACE_COVERED", "A mask covers the face.");
  }
}
