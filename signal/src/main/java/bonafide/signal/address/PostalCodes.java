package bonafide.signal.address;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The shapes of postal codes, by country (Universal Postal Union, addressing systems). A country
/// that is not here takes any.
final class PostalCodes {
  private static final Map<String, Pattern> SHAPES = new HashMap<>();

  static {
    shape("US PR GU VI AS MP MH FM PW", "\\d{5}(-?\\d{4})?");
    shape("CA", "[ABCEGHJKLMNPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d");
    shape("GB GG JE IM", "(GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})");
    shape("IE", "[A-Z]\\d[\\dW] ?[A-Z\\d]{4}");
    shape("NL", "\\d{4} ?[A-Z]{2}");
    shape("AR", "([A-Z]\\d{4}[A-Z]{3}|\\d{4})");
    shape("BR", "\\d{5}-?\\d{3}");
    shape("JP", "\\d{3}-?\\d{4}");
    shape("PL", "\\d{2}-?\\d{3}");
    shape("PT", "\\d{4}(-?\\d{3})?");
    shape("SE GR CZ SK", "\\d{3} ?\\d{2}");
    shape("CL", "\\d{3}-?\\d{4}");
    shape("MT", "[A-Z]{3} ?\\d{4}");
    shape("AD", "(AD)?\\d{3}");
    shape("LV", "(LV-?)?\\d{4}");
    shape("LT", "(LT-?)?\\d{5}");
    shape("LU", "(L-?)?\\d{4}");
    shape("MC", "980\\d{2}");
    shape("SM", "4789\\d");
    shape("AZ", "(AZ ?)?\\d{4}");
    shape("BN", "[A-Z]{2} ?\\d{4}");
    shape("BM", "[A-Z]{2} ?[A-Z\\d]{2}");
    shape("KY", "KY\\d-?\\d{4}");
    shape("IL", "\\d{5}(\\d{2})?");
    shape("SA", "\\d{5}(-?\\d{4})?");
    shape("TW", "\\d{3}(\\d{2,3})?");
    shape("SZ", "[HLMS]\\d{3}");
    shape("AU AT BE BG CH CY DK GE HU LI MK NO NZ PH PY SI TN ZA AL BD MZ", "\\d{4}");
    shape(
        "DE FR ES IT AX FI TR MX ID MY TH KR UA RS HR EE BA ME UY PE MA DZ EG KW LB LK GT CR RE GP MQ"
            + " GF YT PM BL JO ZW",
        "\\d{4,5}");
    shape("CN CO EC IN KZ RO RU SG VN BY NG", "\\d{5,6}");
  }

  private PostalCodes() {}

  private static void shape(String countries, String pattern) {
    var compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    for (var country : countries.split(" ")) SHAPES.put(country, compiled);
  }

  static boolean fits(String country, String code) {
    var shape = SHAPES.get(country);
    return shape == null || shape.matcher(code.strip()).matches();
  }
}
