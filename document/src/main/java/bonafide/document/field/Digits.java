package bonafide.document.field;

/// Digits that were read as the letters that look like them.
public final class Digits {
  private static final String ALIKE = "OoDQ0I|l!i1Zz2A4Ss5Gb6T7B8gq9";

  private Digits() {}

  /// A text where only digits can stand; other marks are left out.
  public static String of(String text) {
    var digits = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
        continue;
      }
      var at = ALIKE.indexOf(c);
      if (at < 0) continue;
      while (!Character.isDigit(ALIKE.charAt(at))) at++;
      digits.append(ALIKE.charAt(at));
    }
    return digits.toString();
  }

  /// How many characters are neither digits nor marks.
  public static int letters(String text) {
    return (int) text.chars().filter(Character::isLetter).count();
  }
}
