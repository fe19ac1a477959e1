package bonafide.api.sessions;

import bonafide.api.capture.Capturing;
import bonafide.api.capture.Part;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a session wants from an applicant.
public final class SessionCapturing implements Capturing {
  @Override
  public boolean of(Verification verification) {
    return verification.order().plan().equals(Session.PLAN);
  }

  @Override
  public List<Part> parts(Verification verification) {
    var session = new Session(verification);
    var blueprint = session.blueprint();
    var parts = new ArrayList<Part>();
    var wantsId = blueprint.has(Family.KYC) || blueprint.has(Family.BIOMETRIC_CHECK);
    if (wantsId) {
      parts.add(new Part(Session.ID, "The front of your ID", blueprint.has(Family.KYC), false));
      parts.add(new Part(Session.ID_BACK, "The back of your ID", false, false));
    }
    if (blueprint.has(Family.BIOMETRIC_CHECK))
      parts.add(new Part(Session.FACE, "A picture of your face", true, false));
    return parts;
  }

  @Override
  public Order complete(Verification waiting, Set<String> names) {
    return SessionOrders.complete(waiting.order(), waiting.environment(), names);
  }

  @Override
  public @Nullable String next(Verification verification) {
    var redirect = new Session(verification).text(Session.REDIRECT);
    if (redirect == null || !redirect.matches("https?://.+")) return null;
    return redirect
        + (redirect.contains("?") ? "&" : "?")
        + "verification_session_id="
        + verification.id();
  }
}
