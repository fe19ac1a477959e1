package bonafide.screening.name;

/// Compares a word of Arabic script, of which the short vowels were never written, with a word in
/// Latin letters: consonants must agree, as far as romanisations of the Arab world, Iran, South
/// Asia and the Maghreb agree on them; vowels may come in.
public final class Abjad {
  private static final float BEST = 0.95f;

  /// What it costs, of one letter: a long vowel that is not there or another one; an h; a
  /// diphthong that Arabic would have written.
  private static final float VOWEL = 0.45f;

  private static final float BREATH = 0.3f;
  private static final float DIPHTHONG = 0.25f;

  private Abjad() {}

  /// The same for every romanisation of a word, and for some other words: its consonants in broad
  /// classes.
  public static String key(String word) {
    var sounds = sounds(word);
    var key = new StringBuilder(sounds.length());
    for (var i = 0; i < sounds.length(); i++) {
      var c = sounds.charAt(i);
      if (isVowel(c)) {
        if (i == 0) key.append('a');
      } else if (c != 'h' || i == 0) {
        key.append(c);
      }
    }
    return key.toString();
  }

  /// 0 to 0.95.
  ///
  /// @param abjad as `ArabicScript` romanises it
  public static float alike(String abjad, String latin) {
    var a = sounds(abjad);
    var b = sounds(latin);
    var before = new float[b.length() + 1];
    var row = new float[b.length() + 1];
    for (var j = 1; j <= b.length(); j++) before[j] = before[j - 1] + added(b, j - 1);
    for (var i = 1; i <= a.length(); i++) {
      row[0] = before[0] + left(a.charAt(i - 1));
      for (var j = 1; j <= b.length(); j++)
        row[j] =
            Math.min(
                before[j - 1] + exchanged(a.charAt(i - 1), b.charAt(j - 1), i == 1 && j == 1),
                Math.min(before[j] + left(a.charAt(i - 1)), row[j - 1] + added(b, j - 1)));
      var spare = before;
      before = row;
      row = spare;
    }
    var consonants = 0f;
    for (var i = 0; i < a.length(); i++) consonants += isVowel(a.charAt(i)) ? 0.5f : 1f;
    return Math.max(0f, BEST - before[b.length()] / Math.max(2f, consonants + 0.5f));
  }

  private static float left(char c) {
    return isVowel(c) ? VOWEL : c == 'h' ? BREATH : 1f;
  }

  private static float added(CharSequence sounds, int at) {
    var c = sounds.charAt(at);
    if (!isVowel(c)) return c == 'h' ? BREATH : 1f;
    return at > 0 && isVowel(sounds.charAt(at - 1)) ? DIPHTHONG : 0f;
  }

  private static float exchanged(char a, char b, boolean first) {
    if (a == b) return 0f;
    if (isVowel(a) && isVowel(b)) return first ? 0f : VOWEL;
    return 2f;
  }

  private static boolean isVowel(char c) {
    return c == 'a' || c == 'i' || c == 'u';
  }

  /// A word in broad classes of sounds: doubled letters once, `a`, `i` and `u` for vowels.
  private static CharSequence sounds(String word) {
    var sounds = new StringBuilder(word.length());
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      var next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
      var sound = sound(c, next);
      if (next == 'h' && "kgscptdz".indexOf(c) >= 0 || c == 'd' && next == 'j') i++;
      if (sound != 0 && (sounds.isEmpty() || sounds.charAt(sounds.length() - 1) != sound))
        sounds.append(sound);
    }
    return sounds;
  }

  private static char sound(char c, char next) {
    return switch (c) {
      case 'e', 'i', 'y' -> 'i';
      case 'o', 'u', 'w' -> 'u';
      case 'v' -> 'u';
      case 'p' -> next == 'h' ? 'f' : 'b';
      case 'c' -> next == 'h' ? 's' : 'k';
      case 's', 'x' -> 's';
      case 't' -> next == 'h' ? 's' : 't';
      case 'k' -> next == 'h' ? 'x' : 'k';
      case 'q', 'g' -> 'k';
      case 'd' -> next == 'j' ? 'j' : 'd';
      case 'z' -> 'd';
      default -> c;
    };
  }
}
