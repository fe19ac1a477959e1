package bonafide.document.mrz;

/// Check digits with the weights 7, 3 and 1 (ICAO Doc 9303-3, 4.9).
public final class CheckDigit {
  private CheckDigit() {}

  public static char of(String field) {
    var sum = 0;
    for (var i = 0; i < field.length(); i++) {
      var weight = i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1;
      sum += value(field.charAt(i)) * weight;
    }
    return (char) ('0' + sum % 10);
  }

  private static int value(char c) {
    if (c == '<') return 0;
    return c <= '9' ? c - '0' : c - 'A' + 10;
  }
}
