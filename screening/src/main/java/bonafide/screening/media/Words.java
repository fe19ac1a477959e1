package bonafide.screening.media;

import bonafide.screening.name.NameTokens;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The words of a text, each with where it stands, and the text as it is searched for writing
/// without spaces.
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’]*");
  private static final Pattern WITHOUT_SPACES =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]");
  private static final String SENTENCE_ENDS = ".!?。！？\n";
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final Transliterator SIMPLIFIED =
      Transliterator.getInstance("Traditional-Simplified");

  private Words() {}

  /// @param folded in Latin letters, lower case
  /// @param capital whether it begins with one
  record Word(String folded, int from, int to, int sentence, boolean capital) {}

  static List<Word> of(String text) {
    var words = new ArrayList<Word>();
    var matcher = WORD.matcher(text);
    var sentence = 0;
    var last = 0;
    while (matcher.find()) {
      for (var i = last; i < matcher.start(); i++)
        if (SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0) sentence++;
      last = matcher.end();
      var written = matcher.group();
      if (isWithoutSpaces(written)) continue;
      for (var token : NameTokens.of(written))
        words.add(
            new Word(
                token,
                matcher.start(),
                matcher.end(),
                sentence,
                Character.isUpperCase(written.codePointAt(0))));
    }
    return words;
  }

  static boolean isWithoutSpaces(String text) {
    return WITHOUT_SPACES.matcher(text).find();
  }

  /// One form for writings of the same: simplified characters, no width variants, no spaces.
  static String even(String text) {
    return SIMPLIFIED.transliterate(NFKC.normalize(text)).toLowerCase(Locale.ROOT);
  }

  /// Every two neighbouring characters that are written without spaces.
  static List<String> pairs(String even) {
    var pairs = new ArrayList<String>();
    for (var i = 0; i + 1 < even.length(); i++) {
      var pair = even.substring(i, i + 2);
      if (WITHOUT_SPACES.matcher(pair.substring(0, 1)).matches()
          && WITHOUT_SPACES.matcher(pair.substring(1)).matches()) pairs.add(pair);
    }
    return pairs;
  }
}
