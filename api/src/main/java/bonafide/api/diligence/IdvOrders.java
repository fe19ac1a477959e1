package bonafide.api.diligence;

import bonafide.api.diligence.TaskOrders.Target;
import bonafide.check.Settings;
import bonafide.core.Entry;
import bonafide.core.Environment;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// ID-verification tasks as orders.
final class IdvOrders {
  static final String PLAN = "diligence/idv";

  /// From this score two pictures show one person; below the lower one they do not.
  private static final int SAME = 85;

  private static final int OTHER = 50;

  /// The claims of a request, and what the check calls them.
  static final Map<String, String> EXPECTED =
      Map.of(
          "expected_name", "full_name",
          "expected_birthday", "birth_date",
          "expected_id_number", "id_number",
          "expected_issuing_date", "issued",
          "expected_expiry_date", "expires",
          "expected_gender", "sex");

  private IdvOrders() {}

  /// An order that waits for its pictures.
  static Order waiting(String id, @Nullable String reference, Map<String, Object> echo) {
    return new Order(id, PLAN, new Entry("IDV", id), List.of(), reference, echo);
  }

  /// @param names of the pictures that were handed in
  static Order complete(Order waiting, Set<String> names, Environment environment) {
    var echo = new HashMap<>(waiting.echo());
    var forced =
        environment == Environment.DEVELOPMENT ? IdvCodes.forced(waiting.reference()) : null;
    if (forced != null) echo.put("forced", forced);
    return waiting.asking(checks(echo, names, forced)).echoing(echo);
  }

  private static List<Settings> checks(
      Map<String, Object> echo, Set<String> names, @Nullable String forced) {
    var checks = new ArrayList<Settings>();
    checks.add(
        new Settings.IdDocument(
            Idv.ID,
            names.contains(Idv.ID_BACK) ? Idv.ID_BACK : null,
            String.valueOf(echo.getOrDefault(Idv.TYPE, "ANY")),
            String.valueOf(
                Objects.requireNonNullElse(
                    Codes.country(String.valueOf(echo.getOrDefault(Idv.COUNTRY, ""))), "")),
            forced));
    if (forced == null && names.contains(Idv.FACE)) {
      checks.add(new Settings.FaceComparison(Idv.ID, Idv.FACE, SAME, OTHER));
      checks.add(new Settings.SelfieLiveness(Idv.FACE));
    } else if (forced == null && names.contains(Idv.ID_AND_FACE)) {
      checks.add(new Settings.FaceComparison(Idv.ID, Idv.ID_AND_FACE, SAME, OTHER, true));
    }
    var claims = new HashMap<String, String>();
    EXPECTED.forEach(
        (wire, name) -> {
          if (echo.get(wire) != null) claims.put(name, echo.get(wire).toString());
        });
    if (forced == null && echo.get(TwId.APPLIED) instanceof String applied)
      claims.putIfAbsent("issued", TwId.day(applied).toString());
    if (!claims.isEmpty()) checks.add(new Settings.Expectations(claims));
    return checks;
  }

  static @Nullable String callback(Verification idv) {
    return Echo.text(idv, Idv.CALLBACK);
  }

  /// A task about a person of this name, with what is known from the document.
  static Target target(Verification idv, String name) {
    return new Idv(idv).target(name);
  }
}
