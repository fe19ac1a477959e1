package bonafide.signal.ewallet;

import java.util.Optional;
import java.util.regex.Pattern;

/// The account number of a wallet that goes by mobile phone number.
public final class WalletNumber {
  private static final Pattern MOBILE = Pattern.compile("08\\d{6,12}");

  private WalletNumber() {}

  /// `+62 812-3456-7890` and `0812 3456 7890` are one number; empty when it is none.
  public static Optional<String> normal(String written) {
    var digits = written.strip().replaceAll("[ -]", "");
    if (digits.startsWith("+62")) digits = "0" + digits.substring(3);
    return MOBILE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
  }
}
