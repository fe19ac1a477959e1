package bonafide.document.identity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The names of issuing states and organisations by the codes of travel documents: ISO 3166-1
/// alpha-3 and ICAO Doc 9303-3, section 5.
final class States {
  private static final Map<String, String> NAMES = names();

  private States() {}

  static Optional<String> name(String code) {
    return Optional.ofNullable(NAMES.get(code));
  }

  private static Map<String, String> names() {
    var names = new HashMap<String, String>();
    for (var code : Locale.getISOCountries()) {
      var state = Locale.of("", code);
      names.put(
          state.getISO3Country(), state.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT));
    }
    names.put("USA", "UNITED STATES OF AMERICA");
    names.put("D", "GERMANY");
    for (var code : new String[] {"GBD", "GBN", "GBO", "GBP", "GBS"})
      names.put(code, "UNITED KINGDOM");
    names.put("RKS", "KOSOVO");
    names.put("EUE", "EUROPEAN UNION");
    names.put("UNO", "UNITED NATIONS");
    names.put("UNA", "UNITED NATIONS");
    names.put("UNK", "UNITED NATIONS");
    names.put("XOM", "SOVEREIGN MILITARY ORDER OF MALTA");
    names.put("XPO", "INTERPOL");
    names.put("UTO", "UTOPIA");
    return Map.copyOf(names);
  }
}
