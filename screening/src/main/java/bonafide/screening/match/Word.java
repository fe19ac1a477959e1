package bonafide.screening.match;

import bonafide.screening.name.Abjad;
import bonafide.screening.name.Skeleton;
import org.jspecify.annotations.Nullable;

/// A word made ready to be compared with many others: typing errors by edits, spellings of one
/// sound by their consonants. Letters and digits of ASCII alone, as `NameTokens` gives them.
public final class Word {
  private static final int LONGEST = 64;
  private static final float SLIP = 0.85f;

  private final String text;
  private final int letters;
  private final int sound;
  private final long[] places = new long[128];

  /// Of a word of Arabic script: its consonants in broad classes.
  private final @Nullable String abjadKey;

  public Word(String text) {
    this(text, false);
  }

  /// @param abjad whether the word was written in Arabic script
  public Word(String text, boolean abjad) {
    this.text = text;
    abjadKey = abjad && text.length() > 1 ? Abjad.key(text) : null;
    letters = letters(text);
    sound = sound(text);
    for (var i = 0; i < Math.min(LONGEST, text.length()); i++)
      places[text.charAt(i) & 127] |= 1L << i;
  }

  public String text() {
    return text;
  }

  /// Which letters a word has: two words that differ in many need as many edits.
  public static int letters(String word) {
    var mask = 0;
    for (var i = 0; i < word.length(); i++) mask |= 1 << (word.charAt(i) & 31);
    return mask;
  }

  /// Names the consonants of a word; 0 when they say nothing.
  public static int sound(String word) {
    if (word.isEmpty() || Character.isDigit(word.charAt(0))) return 0;
    var sound = Skeleton.of(word);
    if (sound.length() < 2) return 0;
    return sound.hashCode() == 0 ? 1 : sound.hashCode();
  }

  /// How alike the other word is, 0 to 1.
  ///
  /// @param itsLetters as `letters` has them
  /// @param itsSound as `sound` has it
  public float alike(String other, int itsLetters, int itsSound) {
    var byLetters = byLetters(other, itsLetters, itsSound);
    if (abjadKey == null || byLetters == 1f || !abjadKey.equals(Abjad.key(other))) return byLetters;
    return Math.max(byLetters, Abjad.alike(text, other));
  }

  /// Whether it is worth looking at the other word at all.
  public boolean mayBeAlike(int itsLetters, int itsSound) {
    if (abjadKey != null || sound != 0 && sound == itsSound) return true;
    if (text.length() == 1 || Integer.bitCount(itsLetters) == 1) return true;
    var most = TokenSimilarity.allowedEdits(text.length() + 2);
    return Integer.bitCount(letters & ~itsLetters) <= most
        && Integer.bitCount(itsLetters & ~letters) <= most;
  }

  /// What `Abjad.key` says of a word of Arabic script; null for any other.
  public @Nullable String abjadKey() {
    return abjadKey;
  }

  private float byLetters(String other, int itsLetters, int itsSound) {
    if (text.equals(other)) return 1f;
    if (text.length() == 1 || other.length() == 1) {
      return text.charAt(0) == other.charAt(0) ? TokenSimilarity.INITIAL : 0f;
    }
    var longest = Math.max(text.length(), other.length());
    var allowed = TokenSimilarity.allowedEdits(longest);
    var sameSound = sound != 0 && sound == itsSound;
    var most = sameSound ? Math.max(allowed, longest / 2) : allowed;
    if (leastEdits(other, itsLetters) > most) return 0f;
    var edits = edits(other);
    var alike = TokenSimilarity.of(text, other, edits, allowed, sameSound);
    // One edit without a new letter: a letter typed twice, or two swapped.
    return edits == 1 && letters == itsLetters ? Math.max(alike, SLIP) : alike;
  }

  /// How many letters must be exchanged, added, left out or swapped.
  public int slips(String other) {
    return edits(other);
  }

  /// Whether the other word has the same consonants.
  public boolean soundsAs(String other) {
    return sound != 0 && sound == sound(other);
  }

  /// By letters alone, 0 to 1.
  public float lettersAlike(String other) {
    return 1f - (float) edits(other) / Math.max(text.length(), other.length());
  }

  private int leastEdits(String other, int itsLetters) {
    return Math.max(
        Math.abs(text.length() - other.length()),
        Math.max(Integer.bitCount(letters & ~itsLetters), Integer.bitCount(itsLetters & ~letters)));
  }

  /// Optimal string alignment distance, a column of the table in one machine word (Hyyrö 2003).
  private int edits(String other) {
    if (text.length() > LONGEST) return TokenSimilarity.edits(text, other, text.length());
    var last = 1L << (text.length() - 1);
    var up = -1L;
    var down = 0L;
    var diagonal = 0L;
    var before = 0L;
    var edits = text.length();
    for (var j = 0; j < other.length(); j++) {
      var here = places[other.charAt(j) & 127];
      var swapped = ((~diagonal & here) << 1) & before;
      diagonal = (((here & up) + up) ^ up) | here | down | swapped;
      var right = down | ~(diagonal | up);
      var left = diagonal & up;
      if ((right & last) != 0) edits++;
      if ((left & last) != 0) edits--;
      right = (right << 1) | 1;
      up = (left << 1) | ~(diagonal | right);
      down = right & diagonal;
      before = here;
    }
    return edits;
  }
}
