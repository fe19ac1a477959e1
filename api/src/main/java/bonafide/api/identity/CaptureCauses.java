package bonafide.api.identity;

import bonafide.check.document.FirstLook.Advice;
import bonafide.check.document.IdDocumentCheck;
import bonafide.core.Cause;
import bonafide.core.DocumentReading;
import bonafide.core.Liveness;
import bonafide.core.Outcome;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why something is asked for again: what an applicant can do better, and nothing of what was
/// judged.
final class CaptureCauses {
  private CaptureCauses() {}

  /// @param capture that came to an end
  /// @return by the names of its parts
  static Map<String, List<Advice>> of(Verification capture) {
    var causes = new LinkedHashMap<String, List<Advice>>();
    capture
        .outcomes()
        .forEach(
            (kind, outcome) -> {
              switch (kind) {
                case "id-document" ->
                    causes.put(CaptureType.IDENTITY_CARD.name(), document(outcome));
                case "document-reading" ->
                    causes.put(CaptureType.BUSINESS_REGISTRATION.name(), document(outcome));
                case "selfie-liveness" -> causes.put(CaptureType.SELFIE.name(), selfie(outcome));
                default -> {}
              }
            });
    return causes;
  }

  private static List<Advice> document(Outcome outcome) {
    var advice = new ArrayList<Advice>();
    if (isUnusable(outcome)) advice.add(Advice.UNREADABLE);
    if (outcome instanceof Outcome.Judged(_, _, DocumentReading reading)) {
      if (reading.fields().isEmpty()) advice.add(Advice.UNREADABLE);
      for (var sign : reading.signs()) {
        if (sign.code().equals(IdDocumentCheck.OTHER_TYPE)) advice.add(Advice.WRONG_DOCUMENT);
        if (sign.code().equals(IdDocumentCheck.EXPIRED)) advice.add(Advice.EXPIRED);
      }
    }
    return advice;
  }

  private static List<Advice> selfie(Outcome outcome) {
    var advice = new ArrayList<Advice>();
    if (isUnusable(outcome)) advice.add(Advice.NO_FACE);
    if (outcome instanceof Outcome.Judged(_, _, Liveness seen)) {
      if (Boolean.TRUE.equals(seen.onDocument())) advice.add(Advice.FACE_ON_DOCUMENT);
      if (seen.severalFaces()) advice.add(Advice.SEVERAL_FACES);
      if (seen.faceCropped()) advice.add(Advice.FACE_CUT);
      if (seen.faceMasked()) advice.add(Advice.FACE_COVERED);
      if (!seen.eyesOpen()) advice.add(Advice.EYES_CLOSED);
    }
    return advice;
  }

  private static boolean isUnusable(Outcome outcome) {
    return outcome instanceof Outcome.NotDone(var cause, _, _) && cause == Cause.EVIDENCE_UNUSABLE;
  }
}
