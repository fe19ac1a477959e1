package bonafide.screening.index;

import bonafide.screening.listing.Section;
import bonafide.screening.match.Alignment;
import bonafide.screening.match.Asked;
import bonafide.screening.match.Match;
import bonafide.screening.match.Scorer;
import bonafide.screening.match.TokenSimilarity;
import bonafide.screening.match.Word;
import bonafide.screening.name.Abjad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One search.
///
/// A name reaches the score `T` when the sum over its paired words of
/// `(alike - T) (wa + wb) / 2 + T (0.85 wa + 0.27 wb)` is at least `T (0.85 A + 0.27 B)`, where
/// `wa` and `wb` are the weights of the word asked and the listed one, and `A` and `B` those of
/// the whole names: that is what `Alignment` computes, solved for the pairs. So what a word can
/// gain a name is known before the name is looked at, words that together cannot gain enough need
/// not be followed to their names, and only names that may reach `T` are aligned.
final class Search {
  /// Names that are aligned at most, those that promise most; reached by low thresholds alone.
  private static final int MOST_ALIGNED = 400;

  private static final int SHORTEST_JOINED = 5;

  /// How many times quicker it is to go through a list of names than to look at names.
  private static final int CHEAPER = 8;
  private static final int SHORTEST_RUN = 9;

  /// A name marked so is aligned whatever its words gain it: two of its words may be one.
  private static final int JOINED = 30;

  /// Words of nine letters may have three slips, of which the index follows two; this much of a
  /// name's score may be hidden from it.
  private static final float HIDDEN = 0.02f;

  /// How many names may be looked at only because spaces may be elsewhere.
  private static final int FOR_RUNS = 400;

  private static final float FAINTEST_ABJAD = 0.85f;

  /// The share of what is needed that the words of a name gain it at least when its letters are
  /// those asked for and the spaces are not.
  private static final float OF_RUN = 0.4f;

  /// What a name may score above its words when two of them are one.
  private static final float AS_JOINED = 0.3f;

  private final Names names;
  private final Asked asked;
  private final List<String> words;
  private final Scratch space;
  private final boolean[] wanted;
  private final float threshold;

  /// What the names alone must reach.
  private final float least;

  private final Expansion[] near;
  private boolean[] initials = {};
  private boolean hasInitial;

  Search(
      Names names,
      Asked asked,
      List<String> words,
      Expansion[] near,
      Predicate<Section> filter,
      float threshold,
      Scratch space) {
    this.names = names;
    this.near = near;
    this.asked = asked;
    this.words = words;
    this.space = space;
    this.threshold = threshold;
    // Compared as clients see it: rounded to whole points.
    var score = Math.max(0.01f, (Math.round(threshold * 100) - 0.5f) / 100);
    least = Math.max(0.01f, Scorer.leastOfName(asked, score) - HIDDEN);
    wanted = new boolean[names.sections.size()];
    for (var s = 0; s < wanted.length; s++) {
      var section = names.sections.get(s);
      wanted[s] = asked.kinds().contains(section.kind()) && filter.test(section);
    }
  }

  /// Best first.
  List<Match> best(int limit) {
    return matches(candidates(), limit);
  }

  /// Every name against the same scorer.
  List<Match> scan() {
    var all = new IntList();
    for (var name = 0; name < names.size(); name++) if (isWanted(name)) all.add(name);
    return matches(all.toArray(), Integer.MAX_VALUE);
  }

  private boolean isWanted(int name) {
    return wanted[names.sectionOf(names.nameListing[name])];
  }

  // Candidates

  private int[] candidates() {
    initials = new boolean[words.size()];
    for (var w = 0; w < words.size(); w++) {
      initials[w] = words.get(w).length() == 1;
      hasInitial |= initials[w];
      for (var i = 0; i < near[w].tokens().length; i++)
        space.row(near[w].tokens()[i])[w] = near[w].alike()[i];
      var initial = near[w].initial();
      if (initial >= 0 && space.row(initial)[w] < TokenSimilarity.INITIAL)
        space.row(initial)[w] = TokenSimilarity.INITIAL;
    }
    var cost = new long[words.size()];
    var order = inOrderOf(cost);
    var missing = Alignment.MISSING * least * sum(space.weights);
    var rest = 0f;
    var alone = 0f;
    var most = new float[words.size()];
    var mostAlone = new float[words.size()];
    for (var w = 0; w < words.size(); w++) {
      most[w] = most(w, Alignment.EXTRA);
      mostAlone[w] = most(w, 0);
      rest += most[w];
      alone += mostAlone[w];
    }
    var followed = 0;
    var forRuns = FOR_RUNS;
    for (var w : order) {
      // What has none of the words before cannot get enough from those that are left, unless its
      // spaces are elsewhere; and what was reached is soon looked at one by one.
      var cheap = cost[w] <= forRuns;
      if (cheap) forRuns -= (int) cost[w];
      var opens = cheap || alone >= missing;
      if (!opens && cost[w] > (long) CHEAPER * space.reached().size()) break;
      alone -= mostAlone[w];
      // What is left may lack so much that faint words of this one cannot make up for it either.
      follow(w, !opens ? Float.MAX_VALUE : cheap ? 0 : missing - alone);
      followed++;
      // An initial stands for more words than can be followed.
      if (!initials[w]) rest -= most[w];
    }
    for (var i = 0; i < followed; i++) followInitial(order[i]);
    joined();
    halves();
    return promising(rest, missing);
  }

  /// @param cost is filled with how many names the words near each word asked have
  private Integer[] inOrderOf(long[] cost) {
    var order = new Integer[words.size()];
    for (var w = 0; w < order.length; w++) {
      order[w] = w;
      for (var token : near[w].tokens()) cost[w] += names.occurrences(token);
    }
    Arrays.sort(order, Comparator.comparingLong(w -> cost[w]));
    return order;
  }

  /// The most that a word asked can gain a name.
  ///
  /// @param extra what the listed word's own weight counts
  private float most(int w, float extra) {
    // An initial stands for words that are not looked up, however rare.
    var most = initials[w] ? gain(TokenSimilarity.INITIAL, space.weights[w], 1f, extra) : 0f;
    for (var i = 0; i < near[w].tokens().length; i++) {
      var weight = names.weights[near[w].tokens()[i]];
      most = Math.max(most, gain(near[w].alike()[i], space.weights[w], weight, extra));
    }
    return most;
  }

  private float gain(int token, int w) {
    return gain(space.row(token)[w], space.weights[w], names.weights[token], Alignment.EXTRA);
  }

  private float gain(float alike, float askedWeight, float listedWeight, float extra) {
    return (alike - least) * (askedWeight + listedWeight) / 2
        + Alignment.MISSING * least * askedWeight
        + extra * least * listedWeight;
  }

  private static float sum(float[] values) {
    var sum = 0f;
    for (var value : values) sum += value;
    return sum;
  }

  /// From a word asked over the words near it, the best first, to their names.
  ///
  /// @param opening what a word must gain a name that none was led to before
  private void follow(int w, float opening) {
    var tokens = near[w].tokens();
    var gains = new long[tokens.length];
    for (var i = 0; i < gains.length; i++)
      gains[i] = (long) Float.floatToIntBits(gain(tokens[i], w)) << 32 | tokens[i];
    Arrays.sort(gains);
    for (var i = gains.length - 1; i >= 0; i--) {
      var token = (int) gains[i];
      var gained = Float.intBitsToFloat((int) (gains[i] >> 32));
      var alone = gained - Alignment.EXTRA * least * names.weights[token];
      var opens = alone >= opening;
      for (var p = names.postingStart[token]; p < names.postingStart[token + 1]; p++)
        if (opens || space.state(names.postings[p]) != 0) space.reach(names.postings[p], w, gained);
    }
  }

  /// Names with an initial in place of a word asked. Too many have one: it counts where another
  /// word leads.
  private void followInitial(int w) {
    var initial = near[w].initial();
    if (initial < 0 || initials[w]) return;
    var gained = gain(initial, w);
    for (var p = names.postingStart[initial]; p < names.postingStart[initial + 1]; p++)
      if (space.state(names.postings[p]) != 0) space.reach(names.postings[p], w, gained);
  }

  /// Two words asked for may be one in the list: "abu bakar", "abubakar".
  private void joined() {
    for (var i = 0; i + 1 < words.size(); i++) {
      var joined = words.get(i) + words.get(i + 1);
      if (joined.length() < SHORTEST_JOINED) continue;
      space.near.clear();
      names.fuzzy.near(joined, 1, space.keys, space.near);
      var abjad = space.words[i].abjadKey() == null ? null : Abjad.key(joined);
      if (abjad != null) names.dictionary.abjad(abjad, space.near);
      space.near.forEachOnce(
          token -> {
            if (isJoined(joined, abjad, token)) mark(token);
          });
    }
  }

  private boolean isJoined(String joined, @Nullable String abjad, int token) {
    var word = names.dictionary.word(token);
    if (abjad != null
        && abjad.equals(Abjad.key(word))
        && Abjad.alike(joined, word) >= FAINTEST_ABJAD) return true;
    return Integer.bitCount(Word.letters(joined) ^ names.dictionary.letters(token)) <= 4
        && Alignment.isJoined(joined, word);
  }

  private void mark(int token) {
    for (var p = names.postingStart[token]; p < names.postingStart[token + 1]; p++)
      space.reach(names.postings[p], JOINED, 0);
  }

  /// One word asked for may be two in the list, one of them as it is written; if that one is very
  /// common, both.
  private void halves() {
    for (var w = 0; w < near.length; w++)
      for (var half : near[w].halves())
        if (half >= 0) mark(half, 1, words.get(w));
        else mark(-1 - half, -1, words.get(w));
  }

  private void mark(int token, int step, String word) {
    var length = names.dictionary.word(token).length();
    for (var p = names.postingStart[token]; p < names.postingStart[token + 1]; p++) {
      var name = names.postings[p];
      for (var i = names.nameStart[name]; i < names.nameStart[name + 1]; i++) {
        var other = i + step;
        if (names.nameTokens[i] != token
            || other < names.nameStart[name]
            || other >= names.nameStart[name + 1]) continue;
        var both = length + names.dictionary.word(names.nameTokens[other]).length();
        if (Math.abs(both - word.length()) <= 2
            ? haveLettersInCommon(word, token, names.nameTokens[other])
            : Math.abs(names.lettersOf(name) - word.length()) <= 2) space.reach(name, JOINED, 0);
      }
    }
  }

  /// Whether the letters of both words are those of the one but for two slips.
  private boolean haveLettersInCommon(String word, int one, int other) {
    var both = names.dictionary.letters(one) | names.dictionary.letters(other);
    return Integer.bitCount(both ^ Word.letters(word)) <= 4;
  }

  /// The names that were reached and may score enough.
  ///
  /// @param rest what the words that were not followed can gain a name at most
  private int[] promising(float rest, float missing) {
    // How many there are, which, and how many of each.
    var letters = new int[64];
    for (var word : words) {
      more(word, letters);
      letters[0] += word.length();
      letters[1] |= Word.letters(word);
      letters[2] = Names.classes(letters[1]);
    }
    var found = new IntList();
    var promise = new IntList();
    var reached = space.reached();
    for (var i = 0; i < reached.size(); i++) {
      var name = reached.get(i);
      var state = space.state(name);
      var gain = Scratch.gain(state);
      var isJoined = Scratch.isReachedBy(state, JOINED);
      var likely = isJoined ? least : 0f;
      if (isJoined || gain + rest >= missing + Alignment.EXTRA * least * names.weightOf(name)) {
        if (!isWanted(name)) continue;
        likely = Math.max(likely, estimate(name) + (isJoined ? AS_JOINED : 0));
      }
      if (likely < least) {
        if (gain < missing * OF_RUN || !isWanted(name) || !mayRunTogether(name, letters)) continue;
        likely = 1;
      }
      found.add(name);
      promise.add(Float.floatToIntBits(likely));
    }
    return found.size() <= MOST_ALIGNED ? found.toArray() : most(found, promise);
  }

  private static int[] most(IntList found, IntList promise) {
    var keys = new long[found.size()];
    for (var i = 0; i < keys.length; i++) keys[i] = (long) promise.get(i) << 32 | found.get(i);
    Arrays.sort(keys);
    var most = new int[MOST_ALIGNED];
    for (var i = 0; i < most.length; i++) most[i] = (int) keys[keys.length - 1 - i];
    return most;
  }

  /// Whether both names have nearly the same letters, whatever the spaces.
  private boolean mayRunTogether(int name, int[] letters) {
    if (Math.abs(names.lettersOf(name) - letters[0]) > 2 || letters[0] < SHORTEST_RUN) return false;
    if (Integer.bitCount(names.classesOf(name) ^ letters[2]) > 4) return false;
    if (words.size() == 1 && names.nameStart[name + 1] - names.nameStart[name] == 1) return false;
    var has = 0;
    for (var i = names.nameStart[name]; i < names.nameStart[name + 1]; i++)
      has |= names.dictionary.letters(names.nameTokens[i]);
    if (Integer.bitCount(has ^ letters[1]) > 4) return false;
    var apart = 0;
    for (var i = names.nameStart[name]; i < names.nameStart[name + 1]; i++)
      apart += less(names.dictionary.word(names.nameTokens[i]), letters);
    for (var i = names.nameStart[name]; i < names.nameStart[name + 1]; i++)
      more(names.dictionary.word(names.nameTokens[i]), letters);
    // What the listed name has beyond the asked one, and the asked one beyond it.
    return 2 * apart + letters[0] - names.lettersOf(name) <= 4;
  }

  /// Takes the letters of a word away; how many were not there.
  private static int less(String word, int[] letters) {
    var lacking = 0;
    for (var i = 0; i < word.length(); i++) if (letters[word.charAt(i) & 31 | 32]-- <= 0) lacking++;
    return lacking;
  }

  private static void more(String word, int[] letters) {
    for (var i = 0; i < word.length(); i++) letters[word.charAt(i) & 31 | 32]++;
  }

  /// What a name scores if each word asked may have the word that suits it best, whoever else has
  /// it: not less than the alignment will say.
  private float estimate(int name) {
    var best = space.best;
    Arrays.fill(best, 0, words.size(), 0);
    for (var i = names.nameStart[name]; i < names.nameStart[name + 1]; i++) {
      var token = names.nameTokens[i];
      if (!space.hasRow(token) && !hasInitial) continue;
      var weight = names.weights[token];
      for (var w = 0; w < words.size(); w++) {
        var alike = space.hasRow(token) ? space.row(token)[w] : 0f;
        if (alike < TokenSimilarity.INITIAL && initials[w] && beginsAs(w, token))
          alike = TokenSimilarity.INITIAL;
        if (alike <= 0) continue;
        var gain = gain(alike, space.weights[w], weight, Alignment.EXTRA);
        if (gain <= best[w]) continue;
        best[w] = gain;
        space.bestAlike[w] = alike;
        space.bestWeight[w] = weight;
      }
    }
    var matched = 0f;
    var whole = Alignment.EXTRA * names.weightOf(name);
    for (var w = 0; w < words.size(); w++) {
      var asked = space.weights[w];
      var listed = space.bestWeight[w];
      if (best[w] == 0) {
        whole += Alignment.MISSING * asked;
      } else {
        matched += space.bestAlike[w] * (asked + listed) / 2;
        whole += (asked + listed) / 2 - Alignment.EXTRA * listed;
      }
    }
    return matched / whole;
  }

  private boolean beginsAs(int w, int token) {
    return names.dictionary.word(token).charAt(0) == words.get(w).charAt(0);
  }

  // Scores

  /// A match before it is put into words.
  private record Found(float score, int name) {}

  /// The best name of each listing, best listing first; only what is returned is explained.
  private List<Match> matches(int[] candidates, int limit) {
    var best = new HashMap<Integer, Found>();
    for (var name : candidates) {
      var score = score(name);
      if (score > 0 && reaches(score))
        best.merge(
            names.nameListing[name],
            new Found(score, name),
            (a, b) -> a.score > b.score || a.score == b.score && a.name < b.name ? a : b);
    }
    var found = new ArrayList<>(best.values());
    found.sort(
        Comparator.comparingDouble((Found f) -> -f.score)
            .thenComparing(f -> names.store.id(names.nameListing[f.name])));
    return found.stream().limit(limit).map(this::explained).toList();
  }

  private boolean reaches(float score) {
    return Math.round(score * 100) >= Math.round(threshold * 100);
  }

  private float score(int name) {
    var alone = aligned(name);
    if (alone == 0) return 0;
    return Scorer.score(asked, names.factsOf(names.nameListing[name]), names.isWeak(name), alone);
  }

  private float aligned(int name) {
    var from = names.nameStart[name];
    var alike = new float[names.nameStart[name + 1] - from][];
    var listed = space.alignment.listed();
    listed.clear();
    for (var i = 0; i < alike.length; i++) {
      var token = names.nameTokens[from + i];
      listed.add(
          names.dictionary.word(token), names.weights[token], names.dictionary.letters(token));
      alike[i] = complete(token);
    }
    return space.alignment.score(alike);
  }

  private float[] complete(int token) {
    var row = space.row(token);
    for (var w = 0; w < words.size(); w++)
      if (row[w] < 0) row[w] = names.dictionary.alike(space.words[w], token);
    return row;
  }

  private Match explained(Found found) {
    var listing = names.store.get(names.nameListing[found.name]);
    var alias = listing.names().get(names.aliasOf(found.name));
    return Scorer.explain(asked, listing, alias, space.alignment.explained(aligned(found.name)));
  }
}
