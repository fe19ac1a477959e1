package bonafide.document.statement;

import java.util.Optional;
import java.util.regex.Pattern;

/// Who stands at the other end, as far as the description of a transfer names them.
final class Counterparty {
  private static final Pattern TRANSFER =
      Pattern.compile(
          "(?i).*\\b(TRSF|TRANSFER|TRF|KIRIM|SETOR|BI-?FAST|KLIRING|RTGS|SKN|PINBUK)\\b.*");

  /// BCA: the name follows the amount; BRI and others: `FROM name TO name`, `DARI name`, `KE name`.
  private static final Pattern AFTER_AMOUNT =
      Pattern.compile("\\d[\\d.,]*[.,]\\s?\\d{2}\\s*\\|?\\s*([A-Z][A-Z .,'&-]{2,})\\s*$");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:DARI|FROM|KEPADA|KE|TO|A/?N)\\s*:?\\s*([A-Z][A-Z"
              + " .,'&-]{2,}?)\\s*(?:\\bTO\\b|\\bKE\\b|\\d|$)");

  private Counterparty() {}

  static Optional<String> of(String description) {
    if (!TRANSFER.matcher(description).matches()) return Optional.empty();
    var amount = AFTER_AMOUNT.matcher(description);
    if (amount.find()) return Optional.of(amount.group(1).strip());
    var named = NAMED.matcher(description);
    return named.find() ? Optional.of(named.group(1).strip()) : Optional.empty();
  }
}
