package bonafide.core;

import java.util.Optional;
import java.util.regex.Pattern;

/// Taiwan's national identification number: a letter for the place of registration, 1 or 2 for the
/// sex, seven digits and a check digit.
public record TaiwanId(String number, Sex sex) {
  private static final Pattern FORM = Pattern.compile("[A-Z][12]\\d{8}");
  private static final String PLACES = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

  /// Empty when it has another form, or its check digit does not fit.
  public static Optional<TaiwanId> parse(String written) {
    var number = written.strip();
    if (!FORM.matcher(number).matches()) return Optional.empty();
    var place = PLACES.indexOf(number.charAt(0)) + 10;
    var sum = place / 10 + place % 10 * 9;
    for (var i = 1; i < 9; i++) sum += digit(number, i) * (9 - i);
    if ((sum + digit(number, 9)) % 10 != 0) return Optional.empty();
    return Optional.of(new TaiwanId(number, number.charAt(1) == '1' ? Sex.MALE : Sex.FEMALE));
  }

  private static int digit(String number, int at) {
    return number.charAt(at) - '0';
  }
}
