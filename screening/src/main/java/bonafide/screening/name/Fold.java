package bonafide.screening.name;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;

/// Brings any script to lower-case ASCII words, so that spellings of one name come close to
/// each other.
public final class Fold {
  /// ICU's transliterators are thread-safe to use; making one is slow.
  private static final Transliterator TO_LATIN =
      Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower");

  private Fold() {}

  /// Letters and digits only, words apart by one space; apostrophes vanish ("Ma'ruf" becomes
  /// "maruf").
  public static String fold(String name) {
    var ascii =
        isAscii(name) ? name : toAscii(ArabicScript.has(name) ? ArabicScript.latin(name) : name);
    var words = new StringBuilder(ascii.length());
    var gap = false;
    for (var i = 0; i < ascii.length(); i++) {
      var c = ascii.charAt(i);
      if (c >= 'A' && c <= 'Z') c = (char) (c + 'a' - 'A');
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        if (gap && !words.isEmpty()) words.append(' ');
        gap = false;
        words.append(c);
      } else if (!isApostrophe(c)) {
        gap = true;
      }
    }
    return words.toString();
  }

  private static boolean isAscii(String text) {
    for (var i = 0; i < text.length(); i++) if (text.charAt(i) > 127) return false;
    return true;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '`' || c == '´';
  }

  private static String toAscii(String whole) {
    var text = syllables(whole);
    var latin = new StringBuilder(text.length());
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    for (var i = 0; i < decomposed.length(); i++) {
      var c = decomposed.charAt(i);
      if (c < 128) {
        latin.append(c);
      } else if (!isDiacritic(c) && !isMarkOfOmission(c)) {
        var plain = plain(c);
        if (plain == null) return TO_LATIN.transliterate(withoutMarksOfOmission(decomposed));
        latin.append(plain);
      }
    }
    return latin.toString();
  }

  /// Korean names are written without spaces in their own letters, and syllable by syllable in
  /// Latin ones.
  private static String syllables(String text) {
    if (text.chars().noneMatch(Fold::isHangul)) return text;
    var apart = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      if (i > 0 && isHangul(text.charAt(i)) && isHangul(text.charAt(i - 1))) apart.append(' ');
      apart.append(text.charAt(i));
    }
    return apart.toString();
  }

  private static boolean isHangul(int c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }

  private static boolean isDiacritic(char c) {
    return c >= 0x300 && c < 0x370;
  }

  private static boolean isMarkOfOmission(char c) {
    return c == '’' || c == '‘' || c == 'ʿ' || c == 'ʾ' || c == 'ʼ' || c == 'ʻ' || c == '′';
  }

  private static String withoutMarksOfOmission(String text) {
    var kept = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++)
      if (!isMarkOfOmission(text.charAt(i))) kept.append(text.charAt(i));
    return kept.toString();
  }

  /// Letters of Latin alphabets that Unicode does not decompose, and punctuation.
  private static @org.jspecify.annotations.Nullable String plain(char c) {
    return switch (c) {
      case 'ø', 'Ø' -> "o";
      case 'đ', 'Đ', 'ð', 'Ð' -> "d";
      case 'ł', 'Ł' -> "l";
      case 'ß' -> "ss";
      case 'æ', 'Æ' -> "ae";
      case 'œ', 'Œ' -> "oe";
      case 'ı' -> "i";
      case 'ə', 'Ə' -> "a";
      case 'þ', 'Þ' -> "th";
      case 'ħ', 'Ħ' -> "h";
      case '–', '—', '‐', '‑', '“', '”', '«', '»', '…', '·', '•' -> " ";
      default -> null;
    };
  }
}
