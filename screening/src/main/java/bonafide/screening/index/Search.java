package bonafide.screening.index;

import bonafide.screening.listing.Facts;
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
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final int ALIGNED_AT_ONCE = 16;

  private static final int SHORTEST_JOINED = 5;

  /// How many times quicker it is to go through a list of names than to look at names.
  private static final int CHEAPER = 20;
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

  /// What a mark gains that may make the whole name one word.
  private static final float WHOLE = Float.MAX_VALUE;

  private final Names names;
  private final BitSet gone;

  /// Listings that print a number asked for.
  private final int[] numbered;

  private final Asked asked;
  private final List<String> words;
  private final Scratch space;
  private final boolean[] wanted;
  private final boolean allWanted;
  private final float threshold;

  /// What the names alone must reach.
  private final float least;

  private final Expansion[] near;
  private boolean[] initials = {};

  /// Of each word asked: where the same word comes next; -1 where it does not. A listed word can be
  /// only one of them.
  private final int[] again;

  /// Whether the word was asked for before.
  private final boolean[] repeated;

  private boolean hasInitial;
  private final float askedWeight;

  /// @param gone listings that are no longer in force
  /// @param numbered listings that print a number asked for
  Search(
      Names names,
      BitSet gone,
      int[] numbered,
      Asked asked,
      List<String> words,
      Expansion[] near,
      Predicate<Section> filter,
      float threshold,
      Scratch space) {
    this.names = names;
    this.gone = gone;
    this.numbered = numbered;
    this.near = near;
    this.asked = asked;
    this.words = words;
    this.space = space;
    this.threshold = threshold;
    // Compared as clients see it: rounded to whole points.
    var score = Math.max(0.01f, (Math.round(threshold * 100) - 0.5f) / 100);
    least = Math.max(0.01f, Scorer.leastOfName(asked, score) - HIDDEN);
    askedWeight = sum(space.weights);
    again = new int[words.size()];
    repeated = new boolean[words.size()];
    for (var w = words.size() - 1; w >= 0; w--) {
      var next = words.subList(w + 1, words.size()).indexOf(words.get(w));
      again[w] = next < 0 ? -1 : w + 1 + next;
      if (next >= 0) repeated[again[w]] = true;
    }
    wanted = new boolean[names.sections.size()];
    var every = true;
    for (var s = 0; s < wanted.length; s++) {
      var section = names.sections.get(s);
      wanted[s] = asked.kinds().contains(section.kind()) && filter.test(section);
      every &= wanted[s];
    }
    allWanted = every && gone.isEmpty();
  }

  /// Best first.
  List<Match> best(int limit) {
    return matches(withNumbered(candidates()), limit);
  }

  /// Every name against the same scorer.
  List<Match> scan() {
    var all = new IntList();
    for (var name = 0; name < names.size(); name++) if (isWanted(name)) all.add(name);
    return matches(new Candidates(all.toArray(), new float[all.size()]), Integer.MAX_VALUE);
  }

  /// Listings with a number asked for come first, whatever they are called.
  private Candidates withNumbered(Candidates named) {
    if (numbered.length == 0) return named;
    var all = new IntList();
    for (var listing : numbered)
      for (var name = names.firstName(listing); name < names.firstName(listing + 1); name++)
        if (isWanted(name)) all.add(name);
    var before = all.size();
    for (var name : named.names()) all.add(name);
    var limits = new float[all.size()];
    Arrays.fill(limits, 0, before, 1);
    System.arraycopy(named.limits(), 0, limits, before, named.limits().length);
    return new Candidates(all.toArray(), limits);
  }

  private boolean isWanted(int name) {
    if (allWanted) return true;
    var listing = names.nameListing[name];
    return wanted[names.sectionOf(listing)] && !gone.get(listing);
  }

  // Candidates

  private Candidates candidates() {
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
    var missing = Alignment.MISSING * least * askedWeight;
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
    joined();
    halves();
    var leads = new ArrayList<Lead>();
    var forRuns = FOR_RUNS;
    for (var w : order) {
      if (repeated[w]) continue; // followed with the first of its kind
      // What has none of the words before cannot get enough from those that are left, unless its
      // spaces are elsewhere.
      var cheap = cost[w] <= forRuns;
      if (cheap) forRuns -= (int) cost[w];
      var opens = cheap || alone >= missing;
      alone -= mostAlone[w];
      // What is left may lack so much that faint words of this one cannot make up for it either.
      var opening = !opens ? Float.MAX_VALUE : cheap ? 0 : missing - alone;
      for (var same = w.intValue(); same >= 0; same = again[same]) {
        if (same != w) alone -= mostAlone[same];
        // An initial stands for more words than can be followed.
        if (!initials[same]) rest -= most[same];
      }
      leads.add(new Lead(w, opening, cost[w], rest));
    }
    return promising(leads, most, missing);
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

  /// From a word asked over the words near it, the best first, to their names; block by block.
  private final class Lead {
    private final int word;
    private final long cost;

    /// What the words after it can gain a name at most.
    private final float rest;

    private final boolean opens;
    private final int[] tokens;
    private final float[] gains;
    private final boolean[] opening;

    /// The posting of each token that comes next, and its name.
    private final int[] at;

    private final int[] next;

    /// @param opening what a word must gain a name that none was led to before
    Lead(int word, float opening, long cost, float rest) {
      this(word, near[word].tokens(), opening, cost, rest);
    }

    private Lead(int word, int[] unordered, float opening, long cost, float rest) {
      this.word = word;
      this.cost = cost;
      this.rest = rest;
      opens = opening < Float.MAX_VALUE;
      tokens = new int[unordered.length];
      gains = new float[tokens.length];
      this.opening = new boolean[tokens.length];
      at = new int[tokens.length];
      next = new int[tokens.length];
      var keys = new long[tokens.length];
      for (var i = 0; i < keys.length; i++)
        keys[i] = (long) Float.floatToIntBits(gain(unordered[i], word)) << 32 | unordered[i];
      Arrays.sort(keys);
      for (var i = 0; i < keys.length; i++) {
        var key = keys[keys.length - 1 - i];
        tokens[i] = (int) key;
        gains[i] = Float.intBitsToFloat((int) (key >> 32));
        var alone = gains[i] - Alignment.EXTRA * least * names.weights[tokens[i]];
        this.opening[i] = alone >= opening;
        at[i] = names.postingStart[tokens[i]];
        next[i] = names.postings[at[i]];
      }
    }

    /// Names with an initial in place of the word. Too many have one: it counts where another word
    /// leads.
    @Nullable Lead initial() {
      var initial = near[word].initial();
      return initial < 0 || initials[word]
          ? null
          : new Lead(word, new int[] {initial}, Float.MAX_VALUE, 0, rest);
    }

    void follow(int from, int to) {
      for (var i = 0; i < tokens.length; i++) {
        if (next[i] >= to) continue;
        var end = names.postingStart[tokens[i] + 1];
        var p = at[i];
        if (next[i] < from) p = first(p, end, from);
        if (!opening[i] && again[word] < 0) {
          for (; p < end && names.postings[p] < to; p++)
            space.add(names.postings[p], word, gains[i]);
        }
        for (; p < end && names.postings[p] < to; p++) {
          var name = names.postings[p];
          if (!opening[i] && !space.isReached(name)) continue;
          var same = word;
          while (!space.reach(name, same, gains[i]) && again[same] >= 0) same = again[same];
        }
        at[i] = p;
        next[i] = p < end ? names.postings[p] : Integer.MAX_VALUE;
      }
    }

    /// The first posting of a name from one on.
    private int first(int p, int end, int from) {
      var found = Arrays.binarySearch(names.postings, p, end, from);
      if (found < 0) return -found - 1;
      while (found > p && names.postings[found - 1] == from) found--;
      return found;
    }
  }

  /// Two words asked for may be one in the list: "abu bakar", "abubakar".
  private void joined() {
    for (var i = 0; i + 1 < words.size(); i++) {
      var first = i;
      var joined = words.get(i) + words.get(i + 1);
      if (joined.length() < SHORTEST_JOINED) continue;
      space.near.clear();
      names.fuzzy.near(joined, 1, space.keys, space.near);
      var letters = Word.letters(joined);
      space.near.forEachOnce(
          token -> {
            if (Integer.bitCount(letters ^ names.dictionary.letters(token)) <= 4
                && Alignment.isJoined(joined, names.dictionary.word(token))) mark(first, token);
          });
      if (space.words[i].abjadKey() == null) continue;
      var abjad = Abjad.key(joined);
      space.near.clear();
      names.dictionary.abjad(abjad, space.near);
      space.near.forEachOnce(
          token -> {
            var word = names.dictionary.word(token);
            if (abjad.equals(Abjad.key(word)) && Abjad.alike(joined, word) >= FAINTEST_ABJAD)
              mark(first, token);
          });
    }
  }

  /// Marks the names with a word that two words asked may be.
  private void mark(int first, int token) {
    var both = space.weights[first] + space.weights[first + 1];
    var gain = gain(Alignment.JOINED, both, names.weights[token], Alignment.EXTRA);
    for (var p = names.postingStart[token]; p < names.postingStart[token + 1]; p++)
      space.mark(names.postings[p], words.size() + first, gain);
  }

  /// One word asked for may be two in the list, one of them as it is written; if that one is very
  /// common, both.
  private void halves() {
    for (var w = 0; w < near.length; w++)
      for (var half : near[w].halves())
        if (half >= 0) mark(half, 1, w);
        else mark(-1 - half, -1, w);
  }

  private void mark(int token, int step, int asked) {
    var word = words.get(asked);
    var length = names.dictionary.word(token).length();
    for (var p = names.postingStart[token]; p < names.postingStart[token + 1]; p++) {
      var name = names.postings[p];
      for (var i = names.nameStart[name]; i < names.nameStart[name + 1]; i++) {
        var other = i + step;
        if (names.nameTokens[i] != token
            || other < names.nameStart[name]
            || other >= names.nameStart[name + 1]) continue;
        var both = length + names.dictionary.word(names.nameTokens[other]).length();
        if (Math.abs(both - word.length()) <= 2) {
          if (haveLettersInCommon(word, token, names.nameTokens[other]))
            space.mark(name, asked, gainOfHalves(asked, token, names.nameTokens[other]));
        } else if (Math.abs(names.lettersOf(name) - word.length()) <= 2) {
          space.mark(name, asked, WHOLE);
        }
      }
    }
  }

  private float gainOfHalves(int asked, int one, int other) {
    var both = names.weights[one] + names.weights[other];
    return gain(Alignment.JOINED, space.weights[asked], both, Alignment.EXTRA);
  }

  /// Whether the letters of both words are those of the one but for two slips.
  private boolean haveLettersInCommon(String word, int one, int other) {
    var both = names.dictionary.letters(one) | names.dictionary.letters(other);
    return Integer.bitCount(both ^ Word.letters(word)) <= 4;
  }

  /// The names that are reached and may score enough.
  ///
  /// @param most what each word asked can gain a name
  private Candidates promising(List<Lead> leads, float[] most, float missing) {
    var found = new Promising(missing);
    var initials = new ArrayList<@Nullable Lead>();
    for (var lead : leads) initials.add(lead.initial());
    var marked = space.marked();
    var mark = 0;
    for (var from = 0; from < names.size(); from += Scratch.BLOCK) {
      var to = Math.min(names.size(), from + Scratch.BLOCK);
      space.block(from);
      for (; mark < marked.size() && marked.key(mark) < to; mark++)
        space.reach(marked.key(mark), JOINED, 0);
      var rest = sum(most);
      var followed = 0;
      for (var lead : leads) {
        // What was reached is soon looked at one by one.
        var there = lead.cost * (to - from) / names.size();
        if (!lead.opens && there > (long) CHEAPER * space.reached()) break;
        lead.follow(from, to);
        rest = lead.rest;
        followed++;
      }
      for (var i = 0; i < followed; i++) {
        var initial = initials.get(i);
        if (initial != null) initial.follow(from, to);
      }
      found.look(rest);
    }
    return found.most();
  }

  /// Those that are worth aligning.
  private final class Promising {
    private final IntList found = new IntList();
    private final IntList promise = new IntList();
    private final IntList limit = new IntList();
    private final float missing;

    /// Of the words asked: how many letters there are, which, and how many of each.
    private final int[] letters = new int[64];

    Promising(float missing) {
      this.missing = missing;
      for (var word : words) {
        more(word, letters);
        letters[0] += word.length();
        letters[1] |= Word.letters(word);
        letters[2] = Names.classes(letters[1]);
      }
    }

    /// Names that were reached.
    ///
    /// @param rest what the words that were not followed can gain a name at most
    void look(float rest) {
      for (var i = 0; i < space.reached(); i++) look(space.state(i), space.name(i), rest);
    }

    /// Most are told apart by their measures alone.
    private void look(long state, int name, float rest) {
      var gain = Scratch.gain(state);
      var isJoined = Scratch.isReachedBy(state, JOINED);
      var isEnough =
          isJoined || gain + rest >= missing + Alignment.EXTRA * least * names.weightOf(name);
      var mayRun = (isJoined || gain >= missing * OF_RUN) && hasAboutTheLetters(name);
      if (!isEnough && !mayRun || !isWanted(name)) return;
      var isRun = mayRun && mayRunTogether(name, letters);
      var likely = isEnough ? estimate(name, missing, isJoined) : 0f;
      if (likely < least) {
        if (!isRun) return;
        likely = 1;
      }
      found.add(name);
      promise.add(Float.floatToIntBits(likely));
      limit.add(Float.floatToIntBits(isRun ? 1 : likely));
    }

    /// As far as is soon told.
    private boolean hasAboutTheLetters(int name) {
      return letters[0] >= SHORTEST_RUN
          && Math.abs(names.lettersOf(name) - letters[0]) <= 2
          && Integer.bitCount(names.classesOf(name) ^ letters[2]) <= 4;
    }

    /// Those that promise most first.
    Candidates most() {
      var keys = new long[found.size()];
      for (var i = 0; i < keys.length; i++) keys[i] = (long) promise.get(i) << 32 | i;
      Arrays.sort(keys);
      var most = new int[Math.min(MOST_ALIGNED, keys.length)];
      var limits = new float[most.length];
      for (var i = most.length - 1; i >= 0; i--) {
        var index = (int) keys[keys.length - 1 - i];
        most[i] = found.get(index);
        limits[i] = Float.intBitsToFloat(limit.get(index));
        if (i + 1 < most.length) limits[i] = Math.max(limits[i], limits[i + 1]);
      }
      return new Candidates(most, limits);
    }
  }

  /// Names to be aligned.
  ///
  /// @param limits what each, and all after it, may score for the name at most
  private record Candidates(int[] names, float[] limits) {}

  /// Whether both names have nearly the same letters, whatever the spaces.
  private boolean mayRunTogether(int name, int[] letters) {
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

  /// What a name scores at most if each word asked may have the word that suits it best, whoever
  /// else has it; less than what is needed where it cannot reach that.
  ///
  /// @param isJoined whether words asked may be one in the name, or one of them two
  private float estimate(int name, float missing, boolean isJoined) {
    var best = space.best;
    Arrays.fill(best, 0, words.size(), 0);
    for (var i = names.nameStart[name]; i < names.nameStart[name + 1]; i++) {
      var token = names.nameTokens[i];
      if (!space.hasRow(token) && !hasInitial) continue;
      var weight = names.weights[token];
      for (var w = 0; w < words.size(); w++) {
        if (repeated[w]) continue;
        var alike = space.hasRow(token) ? space.row(token)[w] : 0f;
        if (alike < TokenSimilarity.INITIAL && initials[w] && beginsAs(w, token))
          alike = TokenSimilarity.INITIAL;
        if (alike > 0) suits(w, gain(alike, space.weights[w], weight, Alignment.EXTRA));
      }
    }
    var listed = Alignment.EXTRA * names.weightOf(name);
    var above = -missing - least * listed;
    for (var w = 0; w < words.size(); w++) above += best[w];
    if (isJoined) above += moreIfJoined(name);
    // A word asked counts at least half its weight, whether it is missing or not.
    return least + above / (listed + askedWeight / 2);
  }

  /// What the marks of a name gain it beyond what its words gain it one by one.
  private float moreIfJoined(int name) {
    space.joined(name);
    var more = 0f;
    for (var w = 0; w < words.size(); w++) {
      var halves = space.joined[w];
      if (halves == WHOLE) return WHOLE;
      more += Math.max(0, halves - space.best[w]);
      var withNext = space.joined[words.size() + w];
      if (withNext > 0) more += Math.max(0, withNext - space.best[w] - space.best[w + 1]);
    }
    return more;
  }

  /// Gives a listed word to a word asked if it gains more than what it has; what it had, to where
  /// the same word is asked for again.
  private void suits(int word, float gain) {
    for (var w = word; w >= 0; w = again[w]) {
      var better = Math.max(gain, space.best[w]);
      gain = Math.min(gain, space.best[w]);
      space.best[w] = better;
    }
  }

  private boolean beginsAs(int w, int token) {
    return names.dictionary.word(token).charAt(0) == words.get(w).charAt(0);
  }

  // Scores

  /// A match before it is put into words.
  private record Found(float score, int name) {}

  /// The best name of each listing, best listing first; only what is returned is explained.
  private List<Match> matches(Candidates candidates, int limit) {
    var best = new HashMap<Integer, Found>();
    for (var i = 0; i < candidates.names().length; i++) {
      if (i % ALIGNED_AT_ONCE == 0 && isEnough(best, candidates.limits()[i], limit)) break;
      var name = candidates.names()[i];
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

  /// Whether so many were found already that no other can be among them.
  ///
  /// @param most what the others may score for the name
  private boolean isEnough(Map<Integer, Found> best, float most, int limit) {
    if (limit == 0) return true;
    if (best.size() < limit) return false;
    var scores = best.values().stream().mapToDouble(Found::score).sorted().toArray();
    var last = (float) scores[scores.length - limit];
    return most + HIDDEN < Scorer.leastOfName(asked, last);
  }

  private boolean reaches(float score) {
    return Math.round(score * 100) >= Math.round(threshold * 100);
  }

  private float score(int name) {
    var alone = aligned(name);
    var listing = names.nameListing[name];
    var isNumbered = isNumbered(listing);
    if (alone == 0 && !isNumbered) return 0;
    return Scorer.score(asked, facts(listing, isNumbered, alone), names.isWeak(name), alone);
  }

  private boolean isNumbered(int listing) {
    for (var number : numbered) if (number == listing) return true;
    return false;
  }

  /// The whole listing is read only where what it says may decide.
  private Facts facts(int listing, boolean isNumbered, float alone) {
    if (asked.isNameOnly()) return Facts.NONE;
    return isNumbered || !asked.addresses().isEmpty() && alone >= least
        ? names.store.get(listing).facts()
        : names.factsOf(listing);
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
