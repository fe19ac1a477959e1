package bonafide.screening.match;

/// How alike two words are, 0 to 1: typing errors by edits, spellings of one sound by their
/// consonants.
public final class TokenSimilarity {
  /// What words with the same consonants are worth, and what the share of letters they have in
  /// common adds.
  private static final float SAME_SOUND = 0.7f;
  private static final float FROM_LETTERS = 0.22f;

  /// Of words with the same consonants, more than two letters in five must agree.
  private static final float LEAST_LETTERS = 0.401f;

  public static final float INITIAL = 0.55f;

  private TokenSimilarity() {}

  static float of(String a, String b, int edits, int allowed, boolean sameSound) {
    var longest = Math.max(a.length(), b.length());
    var alike = 1f - (float) edits / longest;
    if (alike > LEAST_LETTERS && sameSound)
      return Math.max(alike, (SAME_SOUND + FROM_LETTERS * alike) - (longest > 4 ? 0f : 0.05f));
    if (edits > allowed) return 0f;
    var sameStart = a.charAt(0) == b.charAt(0) ? 1f : 0.9f;
    // Short words squared: of "Jong" and "Tong" three letters in four agree, and yet they are
    // different names.
    return (longest <= 4 ? alike * alike : alike) * sameStart;
  }

  /// By letters alone, for words that were put together and whose sound therefore says nothing.
  static float byLetters(String a, String b) {
    var longest = Math.max(a.length(), b.length());
    var edits = edits(a, b, 2);
    return edits > 2 ? 0f : 1f - (float) edits / longest;
  }

  /// Edits that still leave a word recognisable.
  public static int allowedEdits(int length) {
    if (length <= 3) return length == 3 ? 1 : 0;
    return length <= 5 ? 1 : length <= 8 ? 2 : 3;
  }

  /// Optimal string alignment distance: insertions, deletions, substitutions, swaps of
  /// neighbours; stops above `most`.
  static int edits(String a, String b, int most) {
    var m = a.length();
    var n = b.length();
    if (Math.abs(m - n) > most) return most + 1;
    var before = new int[n + 1];
    var last = new int[n + 1];
    var row = new int[n + 1];
    for (var j = 0; j <= n; j++) last[j] = j;
    for (var i = 1; i <= m; i++) {
      row[0] = i;
      var best = i;
      for (var j = 1; j <= n; j++) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var d = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d = Math.min(d, before[j - 2] + 1);
        }
        row[j] = d;
        best = Math.min(best, d);
      }
      if (best > most) return most + 1;
      var spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[n];
  }
}
