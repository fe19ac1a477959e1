package bonafide.check.signal;

import bonafide.check.Settings;
import bonafide.core.Countries;
import java.util.Locale;
import java.util.Map;

/// The registers of persons whose rules we know, and any other.
public enum Register {
  GENERIC,
  RENAPER,
  INE,
  NOMINAL_LIST,
  CURP,
  REGISTRADURIA,
  CPF;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whose register is asked: the one that was ordered, else by the country and what was stated
  /// (D-003-09).
  public static Register of(Settings.Signal signal) {
    return of(signal.options().getOrDefault("register", ""), signal.claims());
  }

  static Register of(String ordered, Map<String, String> claims) {
    if (!ordered.isEmpty()) return valueOf(ordered.toUpperCase(Locale.ROOT).replace('-', '_'));
    var country = Countries.alpha2(claims.getOrDefault("country", ""));
    if (country == null) return GENERIC;
    return switch (country) {
      case "AR" -> RENAPER;
      case "CO" -> REGISTRADURIA;
      case "MX" ->
          claims.containsKey("card_type")
              ? NOMINAL_LIST
              : claims.containsKey("elector_key") || claims.containsKey("elector_ocr") ? INE : CURP;
      default -> GENERIC;
    };
  }
}
