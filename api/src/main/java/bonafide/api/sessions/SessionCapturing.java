package bonafide.api.sessions;

import bonafide.api.capture.Asking;
import bonafide.api.capture.Capturing;
import bonafide.api.capture.Part;
import bonafide.api.capture.Part.Kind;
import bonafide.api.capture.Told;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a session wants from an applicant.
public final class SessionCapturing implements Capturing {
  @Override
  public boolean of(Verification verification) {
    return verification.order().plan().equals(Session.PLAN);
  }

  @Override
  public Asking asking(Verification verification) {
    var session = new Session(verification);
    return new Asking(
        parts(session),
        SessionOrders.wantsDevice(session) ? Session.DEVICE : null,
        SessionOrders.wantsDevice(session) && session.blueprint().asksPosition(),
        false,
        null,
        null,
        false,
        session.blueprint().locale(),
        next(session),
        null);
  }

  private static List<Part> parts(Session session) {
    var blueprint = session.blueprint();
    var parts = new ArrayList<Part>();
    if (blueprint.has(Family.KYC) || blueprint.has(Family.BIOMETRIC_CHECK)) {
      parts.add(new Part(Session.ID, Kind.FRONT, blueprint.has(Family.KYC)));
      parts.add(new Part(Session.ID_BACK, Kind.BACK, false));
    }
    if (blueprint.has(Family.BIOMETRIC_CHECK)) parts.add(new Part(Session.FACE, Kind.SELFIE, true));
    return parts;
  }

  @Override
  public Order complete(Verification waiting, Left left) {
    return SessionOrders.complete(
        waiting.order(),
        waiting.environment(),
        left.names(),
        SessionOrders.wantsDevice(new Session(waiting))
            ? Told.of(left.evidence(), Session.DEVICE)
            : null);
  }

  private static @Nullable String next(Session session) {
    var redirect = session.text(Session.REDIRECT);
    if (redirect == null || !redirect.matches("https?://.+")) return null;
    return redirect
        + (redirect.contains("?") ? "&" : "?")
        + "verification_session_id="
        + session.verification().id();
  }
}
