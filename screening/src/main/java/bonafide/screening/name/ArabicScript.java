package bonafide.screening.name;

import java.text.Normalizer;
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

  /// Letters that Arabic does not have: who writes them reads some of the others otherwise.
  private static final String OF_PERSIAN = "پچژگکیہےٹڈڑںۀۃھېۍښځڅډړڼ";

  private static final Map<Character, String> IN_PERSIAN =
      Map.of('ث', "s", 'ذ', "z", 'ض', "z", 'ظ', "z", 'ښ', "sh", 'ځ', "dz", 'څ', "ts", 'ډ', "d");

  private ArabicScript() {}

  static boolean has(String text) {
    for (var i = 0; i < text.length(); i++) if (isArabic(text.charAt(i))) return true;
    return false;
  }

  private static boolean isArabic(char c) {
    return c >= 0x0600 && c <= 0x06ff || isShaped(c);
  }

  /// Letters in the shape they have beside others, which old files contain.
  private static boolean isShaped(char c) {
    return c >= 0xfb50 && c <= 0xfdff || c >= 0xfe70 && c <= 0xfefc;
  }

  static String latin(String text) {
    var plain = text;
    for (var i = 0; i < text.length(); i++)
      if (isShaped(text.charAt(i))) plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var persian = plain.chars().anyMatch(c -> OF_PERSIAN.indexOf(c) >= 0);
    var latin = new StringBuilder(plain.length() * 2);
    for (var word :
        plain.replace("\u0640", "").replaceAll("\\p{Mn}", "").split("[\\s\u200c-]+", -1))
      latin.append(word(word, persian)).append(' ');
    return latin.toString();
  }

  private static String word(String word, boolean persian) {
    if (word.equals("الله") || word.equals("اللہ")) return "allah";
    var article = word.startsWith("ال") && word.length() > 3;
    return article ? "al " + letters(word.substring(2), persian) : letters(word, persian);
  }

  private static String letters(String word, boolean persian) {
    var latin = new StringBuilder(word.length() * 2);
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      var first = i == 0;
      switch (c) {
        case 'ع' -> latin.append("a");
        case 'و', 'ۇ', 'ۆ' -> latin.append(first ? "w" : "u");
        case 'ي', 'ی' -> latin.append(first ? "y" : "i");
        default -> {
          var inPersian = persian ? IN_PERSIAN.get(c) : null;
          var letter = inPersian == null ? LETTERS.get(c) : inPersian;
          if (letter != null) latin.append(letter);
          else latin.append(isArabic(c) && !Character.isDigit(c) ? " " : String.valueOf(c));
        }
      }
    }
    return latin.toString();
  }
}
