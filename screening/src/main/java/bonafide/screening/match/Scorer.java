package bonafide.screening.match;

import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Facts;
import bonafide.screening.listing.Listing;
import bonafide.screening.name.Abjad;
import bonafide.screening.name.NameTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts the name score and the other facts together, and writes down how.
public final class Scorer {
  /// A publisher that calls its alias weak asks not to be believed on the name alone.
  private static final float WEAK_ALIAS = 0.95f;

  private Scorer() {}

  /// The score without its explanation, for ranking.
  ///
  /// @param name the score of the names alone
  public static float score(Asked asked, Facts facts, boolean weak, float name) {
    var score = base(weak, name);
    for (var qualifier : Qualifiers.ALL) {
      var effect = qualifier.compare(asked, facts);
      if (effect != null) score = effect.apply(score);
    }
    return score;
  }

  /// What the names alone must reach if the facts beside them speak for a match as loudly as they
  /// can; but for a number in common, whose listings are looked at whatever they are called.
  public static float leastOfName(Asked asked, float score) {
    var gap = 1 - score;
    if (asked.date() != null) gap /= 1 - Qualifiers.MOST_FOR_DATE;
    if (!asked.countries().isEmpty()) gap /= 1 - Qualifiers.MOST_FOR_COUNTRY;
    if (!asked.addresses().isEmpty()) gap /= 1 - Qualifiers.MOST_FOR_ADDRESS;
    return 1 - gap;
  }

  public static Match explain(Asked asked, Listing listing, Alias alias, NameScore name) {
    var why = new ArrayList<String>();
    why.add(nameSentence(asked, alias, name));
    why.addAll(wordSentences(asked, name));
    var score = base(alias.quality() == Alias.Quality.WEAK, name.value());
    if (score < name.value())
      why.add("the publisher calls this alias weak: %s".formatted(points(score - name.value())));
    for (var qualifier : Qualifiers.ALL) {
      var effect = qualifier.compare(asked, listing.facts());
      if (effect == null) continue;
      var after = effect.apply(score);
      why.add("%s: %s".formatted(effect.sentence(), points(after - score)));
      score = after;
    }
    return new Match(listing, score, name, alias, List.copyOf(why));
  }

  private static float base(boolean weak, float name) {
    return weak ? name * WEAK_ALIAS : name;
  }

  private static String nameSentence(Asked asked, Alias alias, NameScore name) {
    return "\"%s\" was compared with %s \"%s\": %s"
        .formatted(
            asked.name(),
            alias.quality().words(),
            alias.text(),
            name.isExact() ? "every word is the same, 100" : points(name.value()));
  }

  private static List<String> wordSentences(Asked asked, NameScore name) {
    if (name.isRun())
      return List.of("without their spaces both names have nearly the same letters");
    var sentences = new ArrayList<String>();
    for (var pair : name.pairs()) {
      if (pair.alike() < 1f)
        sentences.add(
            "\"%s\" and \"%s\" %s: %d %% alike"
                .formatted(
                    pair.asked(),
                    pair.listed(),
                    how(pair, NameTokens.isAbjad(asked.name())),
                    Math.round(pair.alike() * 100)));
    }
    if (!name.missing().isEmpty())
      sentences.add("not in the listed name: " + String.join(", ", name.missing()));
    if (!name.extra().isEmpty())
      sentences.add("listed but not asked: " + String.join(", ", name.extra()));
    return sentences;
  }

  /// In which way two words are alike.
  private static String how(NameScore.Pair pair, boolean abjad) {
    var one = pair.asked();
    var other = pair.listed();
    if (one.indexOf(' ') >= 0 || other.indexOf(' ') >= 0) return "are the same but for a space";
    if (one.length() == 1 || other.length() == 1) return "begin with the same letter";
    if (abjad && Abjad.key(one).equals(Abjad.key(other)))
      return "have the same consonants, and Arabic script leaves short vowels out";
    var word = new Word(one);
    var slips = word.slips(other);
    if (word.soundsAs(other) && slips > 1) return "sound alike";
    if (1 - (float) slips / Math.max(one.length(), other.length()) < pair.alike() - 0.1f)
      return "stand for each other";
    return slips == 1 ? "differ in one letter" : "differ in %d letters".formatted(slips);
  }

  private static String points(float share) {
    var value = share * 100;
    return String.format(Locale.ROOT, value < 0 ? "%.0f" : "+%.0f", value);
  }
}
