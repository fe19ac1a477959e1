package bonafide.screening.media;

import bonafide.core.Articles.Article;
import bonafide.screening.match.Asked;
import bonafide.screening.match.Word;
import bonafide.screening.media.CrimeTerms.Term;
import bonafide.screening.name.NameTokens;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Judges whether a story speaks of somebody, and of crime where it does.
///
/// Relevance is the product of how well the name fits, how near the nearest word of crime stands,
/// and what speaks against the story being about this person: an office that brings names into such
/// stories, a longer name, another age.
public final class StoryMatcher {
  private static final float ALIKE = 0.85f;
  private static final double NEXT_SENTENCE = 0.75;
  private static final double SAME_STORY = 0.4;
  private static final double IN_OFFICE = 0.35;
  private static final double LONGER_NAME = 0.55;
  private static final double OTHER_AGE = 0.2;
  private static final double SAME_AGE = 1.15;
  private static final int AROUND_OFFICE = 3;
  private static final int UNSPACED_NEAR = 30;
  private static final int UNSPACED_OFFICE = 4;
  private static final int SNIPPET = 240;

  /// "aged 45", "45-year-old", "45 tahun", "45 años", "45歲".
  private static final Pattern AGE =
      Pattern.compile(
          "(?iu)\\baged (\\d{2})\\b|\\b(\\d{2})[- ]years?[- ]old|\\b(\\d{2}) tahun\\b"
              + "|\\((\\d{2}) ?tahun\\)|\\bde (\\d{2}) años|\\b(\\d{2}) años|(\\d{2})[歲岁]");

  private static final Pattern BORN =
      Pattern.compile("(?iu)\\bborn (?:in |on )?(?:\\w+ )?(?:\\d{1,2},? )?(19\\d\\d|20\\d\\d)");

  private StoryMatcher() {}

  /// What was asked, made ready.
  ///
  /// @param precise whether only the name as written counts
  /// @param more further words that make a story count
  public record Search(Asked asked, boolean precise, List<String> more) {
    public Search {
      more = List.copyOf(more);
    }

    List<String> words() {
      return NameTokens.of(asked.name());
    }
  }

  /// The story as an article about the subject; empty when it does not name it, or no crime.
  public static Optional<Article> judge(Search search, Story story) {
    var text = story.title() + "\n" + story.text();
    return Words.isWithoutSpaces(search.asked().name())
        ? unspaced(search, story, text)
        : spaced(search, story, text);
  }

  /// Whether the story names the subject at all.
  public static boolean names(Search search, Story story) {
    var text = story.title() + "\n" + story.text();
    if (Words.isWithoutSpaces(search.asked().name()))
      return Words.even(text).contains(Words.even(search.asked().name()));
    return !mentions(search, Words.of(text)).isEmpty();
  }

  /// Where the name stands.
  ///
  /// @param alike how well it fits, 0 to 1
  private record Mention(int from, int to, double alike) {}

  /// A word of crime, and how near it is to a mention, 0 to 1.
  private record Near(Term term, double weight) {}

  private static Optional<Article> spaced(Search search, Story story, String text) {
    var words = Words.of(text);
    Article best = null;
    for (var mention : mentions(search, words)) {
      var near = near(words, mention, crimes(search));
      if (near.isEmpty()) continue;
      var why = new ArrayList<String>();
      var value = mention.alike() * near.getFirst().weight();
      why.add(
          "\"%s\" stands as \"%s\""
              .formatted(search.asked().name(), written(text, words, mention)));
      why.add(nearness(near.getFirst()));
      value *= office(words, mention, why);
      value *= longer(text, words, mention, search, why);
      value *= age(search, story, text, why);
      var article = article(story, text, words.get(mention.from()).from(), near, value, why);
      if (best == null || article.relevance() > best.relevance()) best = article;
    }
    return Optional.ofNullable(best);
  }

  private static List<Term> crimes(Search search) {
    var terms = new ArrayList<>(CrimeTerms.CRIMES);
    for (var word : search.more())
      if (!Words.isWithoutSpaces(word)) terms.add(CrimeTerms.term(word, "asked"));
    return terms;
  }

  private static List<Mention> mentions(Search search, List<Words.Word> text) {
    var name = search.words().stream().map(Word::new).toList();
    var mentions = new ArrayList<Mention>();
    if (name.isEmpty()) return mentions;
    // Of long names one word may be left out; a name of one word proves little.
    var least = name.size() <= 2 ? name.size() : name.size() - 1;
    for (var i = 0; i < text.size(); i++) {
      var found = at(name, text, i, search.precise());
      if (found != null && found.matched() >= least) {
        mentions.add(
            new Mention(
                i, found.last(), found.alike() / name.size() * (name.size() == 1 ? 0.6 : 1)));
        i = found.last();
      }
    }
    return mentions;
  }

  private record Found(int matched, double alike, int last) {}

  /// The words of the name from here on, in any order, with at most one strange word between.
  private static @Nullable Found at(
      List<Word> name, List<Words.Word> text, int start, boolean precise) {
    var used = new boolean[name.size()];
    var matched = 0;
    var sum = 0d;
    var last = start;
    var strange = 0;
    for (var i = start; i < text.size() && matched < name.size() && strange <= 1; i++) {
      var best = -1;
      var bestAlike = 0f;
      for (var n = 0; n < name.size(); n++) {
        if (used[n]) continue;
        var alike = alike(name.get(n), text.get(i).folded(), precise);
        if (alike > bestAlike) {
          best = n;
          bestAlike = alike;
        }
      }
      if (best < 0) {
        if (i == start) return null;
        strange++;
        continue;
      }
      used[best] = true;
      matched++;
      sum += bestAlike;
      last = i;
    }
    return new Found(matched, sum, last);
  }

  private static float alike(Word name, String word, boolean precise) {
    if (name.text().equals(word)) return 1;
    if (precise || word.length() < 2 || name.text().length() < 2) return 0;
    var alike = name.alike(word, Word.letters(word), Word.sound(word));
    return alike >= ALIKE ? alike : 0;
  }

  /// The words of crime of the story, nearest first, each once.
  private static List<Near> near(List<Words.Word> text, Mention mention, List<Term> terms) {
    var found = new ArrayList<Near>();
    var sentence = text.get(mention.from()).sentence();
    for (var i = 0; i < text.size(); i++) {
      if (i >= mention.from() && i <= mention.to()) continue;
      for (var term : terms) {
        if (!CrimeTerms.stands(term, text, i)) continue;
        var apart = Math.abs(text.get(i).sentence() - sentence);
        found.add(new Near(term, apart == 0 ? 1 : apart == 1 ? NEXT_SENTENCE : SAME_STORY));
      }
    }
    found.sort(Comparator.comparingDouble((Near near) -> -near.weight()));
    return found;
  }

  private static String nearness(Near near) {
    var where =
        near.weight() == 1
            ? "in the same sentence"
            : near.weight() == NEXT_SENTENCE ? "in the next sentence" : "elsewhere in the story";
    return "\"%s\" (%s) stands %s".formatted(near.term().shown(), near.term().topic(), where);
  }

  private static double office(List<Words.Word> words, Mention mention, List<String> why) {
    var sentence = words.get(mention.from()).sentence();
    var from = Math.max(0, mention.from() - AROUND_OFFICE);
    var to = Math.min(words.size() - 1, mention.to() + AROUND_OFFICE);
    for (var i = from; i <= to; i++) {
      if (words.get(i).sentence() != sentence || (i >= mention.from() && i <= mention.to()))
        continue;
      for (var term : CrimeTerms.OFFICES) {
        if (!CrimeTerms.stands(term, words, i)) continue;
        why.add("\"%s\" stands beside the name".formatted(term.shown()));
        return IN_OFFICE;
      }
    }
    return 1;
  }

  /// A capital word right behind a name of two or more words belongs to it.
  private static double longer(
      String text, List<Words.Word> words, Mention mention, Search search, List<String> why) {
    if (search.words().size() < 2 || mention.to() + 1 >= words.size()) return 1;
    var next = words.get(mention.to() + 1);
    var between =
        text.substring(
            words.get(mention.to()).to(), Math.max(words.get(mention.to()).to(), next.from()));
    if (!between.equals(" ") || !next.capital() || !words.get(mention.to()).capital()) return 1;
    if (next.folded().length() < 2 || isTitle(text, words, mention)) return 1;
    why.add(
        "the name goes on with \"%s\": it may be somebody else"
            .formatted(text.substring(next.from(), next.to())));
    return LONGER_NAME;
  }

  /// In a headline every word has a capital.
  private static boolean isTitle(String text, List<Words.Word> words, Mention mention) {
    var sentence = words.get(mention.from()).sentence();
    var inSentence = words.stream().filter(word -> word.sentence() == sentence).toList();
    var capital = inSentence.stream().filter(Words.Word::capital).count();
    return inSentence.size() > 3 && capital > inSentence.size() * 0.7;
  }

  private static double age(Search search, Story story, String text, List<String> why) {
    var born = search.asked().date();
    var said = bornBySaying(story, text);
    if (born == null || said == null) return 1;
    if (Math.abs(born.year() - said) <= 1) {
      why.add("the story's person was born about %d as well".formatted(said));
      return SAME_AGE;
    }
    why.add("the story's person was born about %d, not %d".formatted(said, born.year()));
    return OTHER_AGE;
  }

  private static @Nullable Integer bornBySaying(Story story, String text) {
    var born = BORN.matcher(text);
    if (born.find()) return Integer.valueOf(born.group(1));
    var age = AGE.matcher(text);
    if (!age.find() || story.published() == null) return null;
    try {
      var day = LocalDate.parse(story.published().substring(0, 10));
      for (var i = 1; i <= age.groupCount(); i++)
        if (age.group(i) != null) return day.getYear() - Integer.parseInt(age.group(i));
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      return null;
    }
    return null;
  }

  private static Optional<Article> unspaced(Search search, Story story, String text) {
    var even = Words.even(text);
    var name = Words.even(search.asked().name());
    Article best = null;
    for (var at = even.indexOf(name); at >= 0; at = even.indexOf(name, at + 1)) {
      var near = nearUnspaced(search, even, at, name.length());
      if (near.isEmpty()) continue;
      var why = new ArrayList<String>();
      why.add("\"%s\" is named".formatted(search.asked().name()));
      why.add(nearness(near.getFirst()));
      var value = near.getFirst().weight() * officeUnspaced(even, at, name.length(), why);
      value *= age(search, story, text, why);
      var article = article(story, text, Math.min(at, text.length()), near, value, why);
      if (best == null || article.relevance() > best.relevance()) best = article;
    }
    return Optional.ofNullable(best);
  }

  private static List<Near> nearUnspaced(Search search, String even, int at, int length) {
    var terms = new ArrayList<>(CrimeTerms.CRIMES_UNSPACED);
    for (var word : search.more())
      if (Words.isWithoutSpaces(word)) terms.add(CrimeTerms.term(word, "asked"));
    var found = new ArrayList<Near>();
    for (var term : terms) {
      var word = term.words().getFirst();
      var apart = Integer.MAX_VALUE;
      for (var i = even.indexOf(word); i >= 0; i = even.indexOf(word, i + 1))
        apart = Math.min(apart, i < at ? at - i - word.length() : i - at - length);
      if (apart == Integer.MAX_VALUE) continue;
      var weight =
          apart <= UNSPACED_NEAR ? 1 : apart <= 2 * UNSPACED_NEAR ? NEXT_SENTENCE : SAME_STORY;
      found.add(new Near(term, weight));
    }
    found.sort(Comparator.comparingDouble((Near near) -> -near.weight()));
    return found;
  }

  private static double officeUnspaced(String even, int at, int length, List<String> why) {
    var from = Math.max(0, at - UNSPACED_OFFICE);
    var to = Math.min(even.length(), at + length + UNSPACED_OFFICE);
    var before = even.substring(from, at);
    var after = even.substring(at + length, to);
    for (var term : CrimeTerms.OFFICES_UNSPACED) {
      var word = term.words().getFirst();
      if (!before.endsWith(word) && !after.startsWith(word)) continue;
      why.add("\"%s\" stands beside the name".formatted(term.shown()));
      return IN_OFFICE;
    }
    return 1;
  }

  private static String written(String text, List<Words.Word> words, Mention mention) {
    return text.substring(words.get(mention.from()).from(), words.get(mention.to()).to());
  }

  private static Article article(
      Story story, String text, int at, List<Near> near, double value, List<String> why) {
    var words = new LinkedHashSet<String>();
    for (var one : near) words.add(one.term().shown());
    return new Article(
        story.title(),
        story.url(),
        story.published(),
        snippet(text, at),
        List.copyOf(words),
        (int) Math.round(Math.clamp(value, 0, 1) * 100),
        story.feed(),
        why);
  }

  private static String snippet(String text, int at) {
    var from = Math.max(0, at - SNIPPET / 2);
    var to = Math.min(text.length(), from + SNIPPET);
    return (from > 0 ? "…" : "")
        + text.substring(from, to).replaceAll("\\s+", " ").strip()
        + (to < text.length() ? "…" : "");
  }

  /// Whether the host of an address is one of the sites, or belongs to one.
  public static boolean isFrom(String url, List<String> sites) {
    if (sites.isEmpty()) return true;
    var host = url.replaceFirst("^\\w+://", "").replaceFirst("[/?#:].*$", "");
    return sites.stream()
        .map(site -> site.toLowerCase(Locale.ROOT))
        .anyMatch(site -> host.equals(site) || host.endsWith("." + site));
  }
}
