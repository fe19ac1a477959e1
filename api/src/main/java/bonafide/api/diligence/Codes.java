package bonafide.api.diligence;

import bonafide.core.Countries;
import com.ibm.icu.util.Region;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Countries as this surface writes them: ISO 3166-1 alpha-3, or numeric.
final class Codes {
  private Codes() {}

  /// Alpha-2; null when it is no country.
  static @Nullable String country(String written) {
    var text = written.strip();
    if (text.matches("\\d{1,3}")) {
      try {
        var code = Region.getInstance(Integer.parseInt(text)).toString();
        return Countries.isCode(code) ? code : null;
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    if (!text.matches("[A-Z]{2,3}")) return null;
    return Countries.alpha2(text);
  }

  static String alpha3(String alpha2) {
    return Locale.of("", alpha2).getISO3Country();
  }
}
