package bonafide.api.diligence;

import bonafide.api.capture.Capturing;
import bonafide.api.capture.Part;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an ID-verification task wants from an applicant.
public final class IdvCapturing implements Capturing {
  @Override
  public boolean of(Verification verification) {
    return verification.order().plan().equals(IdvOrders.PLAN);
  }

  @Override
  public List<Part> parts(Verification verification) {
    var idv = new Idv(verification);
    var parts = new ArrayList<Part>();
    var isPassport = idv.type().equals("PASSPORT");
    parts.add(
        new Part(
            Idv.ID, isPassport ? "The page with your photo" : "The front of your ID", true, false));
    var mode = idv.text(Idv.MODE);
    if (!isPassport)
      parts.add(new Part(Idv.ID_BACK, "The back of your ID", mode != null && isCard(idv), false));
    if (mode == null || !mode.startsWith("1"))
      parts.add(new Part(Idv.FACE, "A picture of your face", mode != null, false));
    return parts;
  }

  private static boolean isCard(Idv idv) {
    return idv.type().equals("ID_CARD");
  }

  @Override
  public Order complete(Verification waiting, Set<String> names) {
    return IdvOrders.complete(waiting.order(), names, waiting.environment());
  }

  @Override
  public @Nullable String next(Verification verification) {
    return new Idv(verification).text("success_url");
  }
}
