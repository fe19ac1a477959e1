package bonafide.api.identity;

import bonafide.api.http.Wire;
import bonafide.check.Settings;
import bonafide.check.document.FirstLook.Advice;
import bonafide.core.Entry;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Captures as orders: the first one, and one more for each time that something is asked for again.
final class CaptureOrders {
  static final String PLAN = "identity/capture";

  /// What is asked for again; it belongs to the first one and is not listed by itself.
  static final String AGAIN = "identity/capture-again";

  static final String TYPES = "types";
  static final String LINK = "capture_link";
  static final String FORCED = "forced";

  /// What an order that asks for something again remembers of the first one.
  static final String FIRST = "first";

  static final String CREATED = "created";
  static final String ALL_TYPES = "all_types";

  /// Why, in an order that asks for something again.
  static final String CAUSES = "causes";

  /// What the applicant says instead of what was read.
  static final String CORRECTIONS = "corrections";

  private static final int SAME = 85;
  private static final int OTHER = 50;
  private static final String REGISTRATION = "dti_certificate";

  private CaptureOrders() {}

  static boolean isOne(Verification verification) {
    var plan = verification.order().plan();
    return plan.equals(PLAN) || plan.equals(AGAIN);
  }

  static Order waiting(
      String id,
      String plan,
      List<CaptureType> types,
      @Nullable String reference,
      Map<String, Object> more) {
    var echo = new HashMap<>(more);
    echo.put(TYPES, types.stream().map(CaptureType::name).toList());
    return new Order(id, plan, new Entry("CAPTURE/PH", id), List.of(), reference, echo);
  }

  static List<CaptureType> types(Verification verification) {
    return Wire.JSON.convertValue(
        Objects.requireNonNull(verification.order().echo().get(TYPES)),
        new TypeReference<List<CaptureType>>() {});
  }

  /// Why parts are asked for again, by their names.
  static Map<String, List<Advice>> causes(Verification verification) {
    var causes = verification.order().echo().get(CAUSES);
    return causes == null
        ? Map.of()
        : Wire.JSON.convertValue(causes, new TypeReference<Map<String, List<Advice>>>() {});
  }

  /// The order as it is worked on.
  ///
  /// @param corrections what the applicant says instead of what was read
  static Order complete(Order waiting, Set<String> names, Map<String, String> corrections) {
    var checks = new ArrayList<Settings>();
    var card = CaptureType.IDENTITY_CARD.name();
    var selfie = CaptureType.SELFIE.name();
    if (names.contains(card)) checks.add(new Settings.IdDocument(card, null, "ANY", "", null));
    if (names.contains(selfie)) checks.add(new Settings.SelfieLiveness(selfie));
    if (names.contains(card) && names.contains(selfie))
      checks.add(new Settings.FaceComparison(card, selfie, SAME, OTHER));
    if (names.contains(CaptureType.BUSINESS_REGISTRATION.name()))
      checks.add(
          new Settings.Document(REGISTRATION, CaptureType.BUSINESS_REGISTRATION.name(), null));
    var echo = new HashMap<>(waiting.echo());
    if (!corrections.isEmpty()) echo.put(CORRECTIONS, corrections);
    return waiting.echoing(echo).asking(checks);
  }
}
