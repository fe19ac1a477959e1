package bonafide.document.statement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount as a bank prints it: `1,234,567.89`, `1.234.567,89`, `50000.00 DB`, `-20.000`.
///
/// @param mark D for money that went, C for money that came, else a space
record Money(BigDecimal amount, char mark) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:Rp\\.?|IDR)?\\s*([-+(])?\\s*(\\d{1,3}(?:\\s?[.,]\\s?\\d{3})*(?:\\s?[.,]\\s?\\d{2})?|\\d+(?:[.,]\\d{2})?)\\)?\\s*[-–]?\\s*(DB|CR|DR|D|K|C)?");

  static Optional<Money> of(String text) {
    var written = WRITTEN.matcher(text.strip());
    if (!written.matches()) return Optional.empty();
    var digits = written.group(2).replace(" ", "");
    var decimals = 0;
    var last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    if (last >= 0 && digits.length() - last - 1 == 2) decimals = 2;
    var plain = new BigDecimal(digits.replaceAll("[.,]", "")).movePointLeft(decimals);
    return Optional.of(new Money(plain, mark(written.group(1), written.group(3))));
  }

  private static char mark(@Nullable String sign, @Nullable String mark) {
    if (mark != null) return mark.startsWith("D") ? 'D' : 'C';
    if (sign == null) return ' ';
    return sign.equals("+") ? 'C' : 'D';
  }

  /// Whether a text is written as money is: with groups of three or with two decimals.
  static boolean isWritten(String text) {
    return of(text).isPresent() && text.matches(".*[.,]\\s?\\d{2,3}.*");
  }
}
