package bonafide.screening.match;

import bonafide.screening.name.Equivalents;
import bonafide.screening.name.NameTokens;
import java.util.List;

/// Scores one name against another, where neither stands in an index.
public final class NameMatcher {
  private final Weights weights;
  private final Equivalents equivalents;

  public NameMatcher(Weights weights, Equivalents equivalents) {
    this.weights = weights;
    this.equivalents = equivalents;
  }

  /// Two names as they are written.
  public NameScore score(String asked, String listed) {
    return score(
        NameTokens.of(asked),
        NameTokens.of(listed),
        NameTokens.isAbjad(asked),
        NameTokens.isAbjad(listed));
  }

  /// Two names as `NameTokens` gives them, none of them in Arabic script.
  public NameScore score(List<String> asked, List<String> listed) {
    return score(asked, listed, false, false);
  }

  private NameScore score(
      List<String> asked, List<String> listed, boolean askedAbjad, boolean listedAbjad) {
    if (asked.isEmpty() || listed.isEmpty()) return NameScore.NONE;
    var alignment = new Alignment();
    alignment.abjad(askedAbjad && !listedAbjad);
    for (var word : asked) alignment.asked().add(word, weights.of(word), Word.letters(word));
    for (var word : listed) alignment.listed().add(word, weights.of(word), Word.letters(word));
    var alike = new float[listed.size()][asked.size()];
    for (var i = 0; i < asked.size(); i++)
      for (var j = 0; j < listed.size(); j++)
        alike[j][i] =
            Math.max(
                equivalents.alike(asked.get(i), listed.get(j)),
                listedAbjad && !askedAbjad
                    ? alike(listed.get(j), asked.get(i), true)
                    : alike(asked.get(i), listed.get(j), askedAbjad && !listedAbjad));
    return alignment.explained(alignment.score(alike));
  }

  private static float alike(String one, String other, boolean abjad) {
    return new Word(one, abjad).alike(other, Word.letters(other), Word.sound(other));
  }
}
