package bonafide.api.identity;

import bonafide.api.capture.Asking;
import bonafide.api.capture.Capturing;
import bonafide.api.capture.Part;
import bonafide.check.document.FirstLook.Advice;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a capture wants from an applicant: what it was ordered for, and beside an identity card a
/// selfie (D-000-20).
public final class CaptureCapturing implements Capturing {
  @Override
  public boolean of(Verification verification) {
    return CaptureOrders.isOne(verification);
  }

  @Override
  public Asking asking(Verification verification) {
    var causes = CaptureOrders.causes(verification);
    return new Asking(
        parts(CaptureOrders.types(verification), causes),
        null,
        false,
        verification.order().plan().equals(CaptureOrders.AGAIN),
        null,
        null,
        true,
        null,
        null,
        null);
  }

  private static List<Part> parts(List<CaptureType> types, Map<String, List<Advice>> causes) {
    var parts = new ArrayList<Part>();
    for (var type : CaptureType.values())
      if (types.contains(type)) parts.add(part(type, true, causes));
    if (types.contains(CaptureType.IDENTITY_CARD) && !types.contains(CaptureType.SELFIE))
      parts.add(part(CaptureType.SELFIE, false, causes));
    return parts;
  }

  private static Part part(CaptureType type, boolean required, Map<String, List<Advice>> causes) {
    return new Part(
        type.name(),
        type.name(),
        type.kind(),
        required,
        Objects.requireNonNullElse(causes.get(type.name()), List.of()));
  }

  @Override
  public Order complete(Verification waiting, Left left) {
    return CaptureOrders.complete(waiting.order(), left.names(), left.corrections());
  }
}
