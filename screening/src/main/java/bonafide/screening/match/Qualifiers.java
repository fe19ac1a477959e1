package bonafide.screening.match;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.screening.listing.Facts;
import bonafide.screening.listing.Kind;
import bonafide.screening.match.Qualifier.Effect;
import bonafide.screening.name.Fold;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The facts beside the name, in the order they are explained.
final class Qualifiers {
  static final List<Qualifier> ALL =
      List.of(
          Qualifiers::date,
          Qualifiers::country,
          Qualifiers::sex,
          Qualifiers::address,
          Qualifiers::identifier);

  /// The shares of the gap to 1 that the same day, and a country in common, close.
  static final float MOST_FOR_DATE = 0.3f;

  static final float MOST_FOR_COUNTRY = 0.1f;

  static final float MOST_FOR_ADDRESS = 0.2f;

  /// A number in common says more than any name; it does not say that nobody mistyped it.
  private static final float FOR_IDENTIFIER = 0.8f;

  /// Of the words of the shorter address.
  private static final float SAME_ADDRESS = 0.7f;

  private static final int FEWEST_WORDS = 3;

  private Qualifiers() {}

  private static @Nullable Effect date(Asked asked, Facts listing) {
    var given = asked.date();
    if (given == null || listing.dates().isEmpty()) return null;
    var best =
        listing.dates().stream()
            .map(date -> date(given, date, word(listing)))
            .reduce((a, b) -> a.share() >= b.share() ? a : b);
    return best.orElse(null);
  }

  private static String word(Facts listing) {
    return listing.kind() == Kind.PERSON || listing.kind() == Kind.UNKNOWN ? "born" : "registered";
  }

  private static Effect date(PartialDate asked, PartialDate listed, String word) {
    var both = "%s asked %s, listed %s".formatted(word, asked, listed);
    if (asked.isComplete() && asked.equals(listed))
      return new Effect(MOST_FOR_DATE, both + ": the same day");
    var years = Math.abs(asked.year() - listed.year());
    if (years == 0 && (!asked.isComplete() || !listed.isComplete()))
      return new Effect(0.1f, both + ": the same year");
    if (years == 0 && asked.month() == listed.day() && asked.day() == listed.month()) {
      return new Effect(0.15f, both + ": day and month swapped");
    }
    if (years == 0) return new Effect(-0.02f, both + ": the same year, another day");
    if (years <= 1) return new Effect(-0.04f, both + ": a year apart");
    if (years <= 2) return new Effect(-0.08f, both + ": two years apart");
    return new Effect(-0.25f, both + ": %d years apart".formatted(years));
  }

  private static @Nullable Effect country(Asked asked, Facts listing) {
    if (asked.countries().isEmpty() || listing.countries().isEmpty()) return null;
    var listed = listing.countries().stream().sorted().collect(Collectors.joining(", "));
    var given = asked.countries().stream().sorted().collect(Collectors.joining(", "));
    if (listing.countries().stream().anyMatch(asked.countries()::contains)) {
      return new Effect(
          MOST_FOR_COUNTRY, "country asked %s, listed %s: in common".formatted(given, listed));
    }
    return new Effect(
        -0.06f, "country asked %s, listed %s: none in common".formatted(given, listed));
  }

  private static @Nullable Effect sex(Asked asked, Facts listing) {
    var given = asked.sex();
    var listed = listing.sex();
    if (given == null || listed == null || given == Sex.OTHER || listed == Sex.OTHER) return null;
    if (given == listed) return null;
    return new Effect(-0.15f, "sex asked %s, listed %s".formatted(given, listed));
  }

  /// An address that differs says nothing: people move, and lists print old ones.
  private static @Nullable Effect address(Asked asked, Facts listing) {
    for (var given : asked.addresses()) {
      var words = words(given);
      for (var listed : listing.addresses())
        if (isSame(words, words(listed)))
          return new Effect(
              MOST_FOR_ADDRESS, "address asked \"%s\", listed \"%s\"".formatted(given, listed));
    }
    return null;
  }

  private static Set<String> words(String address) {
    return Set.copyOf(List.of(Fold.fold(address).split(" ")));
  }

  private static boolean isSame(Set<String> words, Set<String> others) {
    var fewest = Math.min(words.size(), others.size());
    if (fewest < FEWEST_WORDS) return false;
    var common = words.stream().filter(others::contains).count();
    return common >= FEWEST_WORDS && common >= SAME_ADDRESS * fewest;
  }

  private static @Nullable Effect identifier(Asked asked, Facts listing) {
    for (var given : asked.identifiers())
      if (listing.identifiers().stream().anyMatch(given::equalsIgnoreCase))
        return new Effect(FOR_IDENTIFIER, "number %s is listed as well".formatted(given));
    return null;
  }
}
