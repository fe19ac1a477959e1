package bonafide.signal.tax;

import java.util.Optional;
import java.util.regex.Pattern;

/// The Indonesian tax number of 15 digits, also written `12.345.678.9-012.345`.
public record Npwp(String digits) {
  private static final Pattern PLAIN = Pattern.compile("\\d{15}");
  private static final Pattern DOTTED =
      Pattern.compile("\\d{2}\\.\\d{3}\\.\\d{3}\\.\\d-\\d{3}\\.\\d{3}");

  public static Optional<Npwp> parse(String written) {
    if (!PLAIN.matcher(written).matches() && !DOTTED.matcher(written).matches())
      return Optional.empty();
    return Optional.of(new Npwp(written.replaceAll("[.-]", "")));
  }

  /// Whether the ninth digit is the Luhn digit of the first eight. A finding, never a reason to
  /// refuse: samples in circulation fail it.
  public boolean checkDigitFits() {
    var sum = 0;
    for (var i = 0; i < 9; i++) {
      var digit = digits.charAt(8 - i) - '0';
      var doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
