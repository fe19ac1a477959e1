package bonafide.screening.match;

import bonafide.screening.name.Equivalents;
import java.util.List;

/// Scores one name against another, where neither stands in an index.
public final class NameMatcher {
  private final Weights weights;
  private final Equivalents equivalents;

  public NameMatcher(Weights weights, Equivalents equivalents) {
    this.weights = weights;
    this.equivalents = equivalents;
  }

  public NameScore score(List<String> asked, List<String> listed) {
    if (asked.isEmpty() || listed.isEmpty()) return NameScore.NONE;
    var alignment = new Alignment();
    for (var word : asked) alignment.asked().add(word, weights.of(word), Word.letters(word));
    for (var word : listed) alignment.listed().add(word, weights.of(word), Word.letters(word));
    var alike = new float[listed.size()][asked.size()];
    for (var i = 0; i < asked.size(); i++) {
      var word = new Word(asked.get(i));
      for (var j = 0; j < listed.size(); j++) {
        var other = listed.get(j);
        alike[j][i] =
            Math.max(
                word.alike(other, Word.letters(other), Word.sound(other)),
                equivalents.alike(asked.get(i), other));
      }
    }
    return alignment.explained(alignment.score(alike));
  }
}
