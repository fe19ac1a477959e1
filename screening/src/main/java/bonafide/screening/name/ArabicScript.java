package bonafide.screening.name;

import java.util.Map;

/// Arabic, Persian and Urdu letters to Latin ones, as names are commonly written: the long vowels
/// stay, the short ones were never there, and the article stands apart.
final class ArabicScript {
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ا', "a"),
          Map.entry('آ', "a"),
          Map.entry('أ', "a"),
          Map.entry('إ', "i"),
          Map.entry('ٱ', "a"),
          Map.entry('ب', "b"),
          Map.entry('پ', "p"),
          Map.entry('ت', "t"),
          Map.entry('ٹ', "t"),
          Map.entry('ث', "th"),
          Map.entry('ج', "j"),
          Map.entry('چ', "ch"),
          Map.entry('ح', "h"),
          Map.entry('خ', "kh"),
          Map.entry('د', "d"),
          Map.entry('ڈ', "d"),
          Map.entry('ذ', "dh"),
          Map.entry('ر', "r"),
          Map.entry('ڑ', "r"),
          Map.entry('ز', "z"),
          Map.entry('ژ', "zh"),
          Map.entry('س', "s"),
          Map.entry('ش', "sh"),
          Map.entry('ص', "s"),
          Map.entry('ض', "d"),
          Map.entry('ط', "t"),
          Map.entry('ظ', "z"),
          Map.entry('غ', "gh"),
          Map.entry('ف', "f"),
          Map.entry('ق', "q"),
          Map.entry('ك', "k"),
          Map.entry('ک', "k"),
          Map.entry('گ', "g"),
          Map.entry('ل', "l"),
          Map.entry('م', "m"),
          Map.entry('ن', "n"),
          Map.entry('ں', "n"),
          Map.entry('ه', "h"),
          Map.entry('ہ', "h"),
          Map.entry('ھ', "h"),
          Map.entry('ة', "a"),
          Map.entry('ۃ', "a"),
          Map.entry('ى', "a"),
          Map.entry('ے', "e"),
          Map.entry('ؤ', "u"),
          Map.entry('ئ', "i"),
          Map.entry('ء', ""),
          Map.entry('ۀ', "a"));

  private ArabicScript() {}

  static boolean has(String text) {
    for (var i = 0; i < text.length(); i++) if (isArabic(text.charAt(i))) return true;
    return false;
  }

  private static boolean isArabic(char c) {
    return c >= 0x0600 && c <= 0x06ff;
  }

  static String latin(String text) {
    var latin = new StringBuilder(text.length() * 2);
    for (var word : text.replace("\u0640", "").replaceAll("\\p{Mn}", "").split("[\\s\u200c-]+", -1))
      latin.append(word(word)).append(' ');
    return latin.toString();
  }

  private static String word(String word) {
    if (word.equals("الله") || word.equals("اللہ")) return "allah";
    var article = word.startsWith("ال") && word.length() > 3;
    return article ? "al " + letters(word.substring(2)) : letters(word);
  }

  private static String letters(String word) {
    var latin = new StringBuilder(word.length() * 2);
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      var first = i == 0;
      switch (c) {
        case 'ع' -> latin.append(first ? "a" : "");
        case 'و', 'ۇ', 'ۆ' -> latin.append(first ? "w" : "u");
        case 'ي', 'ی' -> latin.append(first ? "y" : "i");
        default -> {
          var letter = LETTERS.get(c);
          if (letter != null) latin.append(letter);
          else latin.append(isArabic(c) && !Character.isDigit(c) ? " " : String.valueOf(c));
        }
      }
    }
    return latin.toString();
  }
}
