package bonafide.api.identity;

import bonafide.api.http.Uploads;
import bonafide.core.Cause;
import bonafide.core.Outcome;
import bonafide.verification.order.Handed;
import bonafide.verification.order.Verification;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the services about faces have in common.
final class Faces {
  private static final String UNRECOGNISED = "IMAGE_RECOGNIZE_ERROR";

  private Faces() {}

  static Handed handed(String kind, Uploads.Image image) {
    return new Handed(kind, image.mediaType(), () -> new ByteArrayInputStream(image.bytes()));
  }

  /// Why nothing was judged; nothing when it was.
  static Optional<Outcome.NotDone> notDone(Verification verification) {
    return verification.outcomes().values().stream()
        .filter(Outcome.NotDone.class::isInstance)
        .map(Outcome.NotDone.class::cast)
        .findFirst();
  }

  /// An image that cannot be judged is the sender's to mend; everything else may pass.
  static @Nullable String failure(Verification verification) {
    return notDone(verification)
        .map(failed -> failed.cause() == Cause.EVIDENCE_UNUSABLE ? UNRECOGNISED : Lookups.FAILURE)
        .orElse(null);
  }
}
