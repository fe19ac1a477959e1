package bonafide.api.identity;

import bonafide.api.capture.Capturing;
import bonafide.api.capture.Part;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a capture wants from an applicant: what it was ordered for, and beside an identity card a
/// selfie (D-000-20).
public final class CaptureCapturing implements Capturing {
  @Override
  public boolean of(Verification verification) {
    return CaptureOrders.isOne(verification);
  }

  @Override
  public List<Part> parts(Verification verification) {
    var types = CaptureOrders.types(verification);
    var parts = new ArrayList<Part>();
    for (var type : CaptureType.values()) if (types.contains(type)) parts.add(part(type, true));
    if (types.contains(CaptureType.IDENTITY_CARD) && !types.contains(CaptureType.SELFIE))
      parts.add(part(CaptureType.SELFIE, false));
    return parts;
  }

  private static Part part(CaptureType type, boolean required) {
    return new Part(type.name(), type.label(), required, type.pdf());
  }

  @Override
  public Order complete(Verification waiting, Set<String> names) {
    return CaptureOrders.complete(waiting.order(), names);
  }

  @Override
  public @Nullable String next(Verification verification) {
    return null;
  }
}
