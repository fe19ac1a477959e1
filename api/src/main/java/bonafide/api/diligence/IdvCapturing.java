package bonafide.api.diligence;

import bonafide.api.capture.Asking;
import bonafide.api.capture.Capturing;
import bonafide.api.capture.Part;
import bonafide.api.capture.Part.Kind;
import bonafide.core.Countries;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.List;

/// What an ID-verification task wants from an applicant.
public final class IdvCapturing implements Capturing {
  @Override
  public boolean of(Verification verification) {
    return verification.order().plan().equals(IdvOrders.PLAN);
  }

  @Override
  public Asking asking(Verification verification) {
    var idv = new Idv(verification);
    var country = idv.country().isEmpty() ? null : Countries.alpha2(idv.country());
    return new Asking(
        parts(idv),
        null,
        false,
        false,
        idv.text(Idv.TYPE),
        country,
        false,
        idv.text("locale"),
        idv.text("success_url"),
        idv.text("error_url"));
  }

  private static List<Part> parts(Idv idv) {
    var parts = new ArrayList<Part>();
    var isPassport = idv.type().equals("PASSPORT");
    parts.add(new Part(Idv.ID, isPassport ? Kind.PASSPORT : Kind.FRONT, true));
    var mode = idv.text(Idv.MODE);
    if (!isPassport)
      parts.add(new Part(Idv.ID_BACK, Kind.BACK, mode != null && idv.type().equals("ID_CARD")));
    if (mode == null || !mode.startsWith("1"))
      parts.add(new Part(Idv.FACE, Kind.SELFIE, mode != null));
    return parts;
  }

  @Override
  public Order complete(Verification waiting, Left left) {
    return IdvOrders.complete(waiting.order(), left.names(), waiting.environment());
  }
}
