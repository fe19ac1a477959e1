package bonafide.api.diligence;

import bonafide.api.http.ApiError;
import bonafide.api.http.Form;
import bonafide.source.egress.Egress;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What several requests of this surface have in common.
final class Inputs {
  private Inputs() {}

  /// All of them when none is named (D-001-09).
  static Set<Source> sources(Form form) {
    var numbers = form.numbers("search_source", Source.values().length - 1);
    return Source.of(numbers.isEmpty() ? List.of(0, 1, 2, 3, 4) : numbers);
  }

  static @Nullable String url(Form form, String name) {
    var url = form.text(name);
    return url != null && isUrl(form, name, url) ? url : null;
  }

  static boolean isUrl(Form form, String name, String url) {
    try {
      Egress.form(url);
      return true;
    } catch (IllegalArgumentException e) {
      form.fault(name, String.valueOf(e.getMessage()));
      return false;
    }
  }

  /// Alpha-3 or numeric.
  static @Nullable String country(Form form, String name) {
    return form.matching(
        name,
        text -> Codes.country(text) != null,
        "must be a country code of three letters or digits (ISO 3166-1)");
  }

  /// A parameter of at least 1.
  static int number(
      HttpServletRequest request, String name, int most, List<ApiError.Field> faults) {
    var text = request.getParameter(name);
    if (text != null && text.matches("\\d{1,9}")) {
      var number = Integer.parseInt(text);
      if (number >= 1 && number <= most) return number;
    }
    faults.add(
        new ApiError.Field(
            name,
            text == null || text.isEmpty()
                ? "is required"
                : "must be a whole number from 1"
                    + (most == Integer.MAX_VALUE ? "" : " to " + most)));
    return 1;
  }

  static Verification numbered(
      Verifications verifications, Caller caller, String plan, String number, String unknown) {
    if (number.matches("\\d{1,18}")) {
      var found = verifications.numbered(caller, plan, Long.parseLong(number));
      if (found.isPresent()) return found.get();
    }
    throw new ApiError(ApiError.Kind.NOT_FOUND, unknown);
  }
}
