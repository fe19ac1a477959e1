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
}
