package bonafide.check.rating;

import bonafide.check.diligence.CompanyCheck;
import bonafide.core.Articles;
import bonafide.core.Articles.Article;
import bonafide.core.Company;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.Person;
import bonafide.core.Rating;
import bonafide.core.Registrations;
import bonafide.core.Registrations.Officer;
import bonafide.core.Registrations.Registration;
import bonafide.core.Rulings;
import bonafide.core.Subject;
import bonafide.core.Topic;
import bonafide.signal.Rules;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table by which a person or company is rated from 0 to 100. Factors add up; only a
/// sanctioned party that agrees in more than its name reaches 100 alone.
///
/// The points are ours; docs/reference/diligence.md gives the table with its reasons.
public final class SubjectRating {
  private static final int CERTAIN = 95;
  private static final int LIKELY = 85;

  /// Countries under the FATF's call for action, 24 October 2025.
  private static final Set<String> CALL_FOR_ACTION = Set.of("KP", "IR", "MM");

  private SubjectRating() {}

  /// @param cleared whether a hit was looked at before and is not the subject
  public static Rating of(Subject subject, Collection<Outcome> outcomes, Cleared cleared) {
    var rules = new Rules();
    for (var outcome : outcomes) {
      if (!(outcome instanceof Outcome.Judged judged)) continue;
      switch (judged.finding()) {
        case Hits hits -> lists(rules, subject, hits, cleared);
        case Articles articles -> news(rules, articles);
        case Rulings rulings -> courts(rules, rulings);
        case Registrations registrations -> companies(rules, registrations);
        default -> {}
      }
    }
    country(rules, subject);
    return new Rating(rules.risk(), rules.fired());
  }

  /// Whether a hit counts for nothing because a person cleared it.
  @FunctionalInterface
  public interface Cleared {
    boolean is(Hit hit);
  }

  private static void lists(Rules rules, Subject subject, Hits hits, Cleared cleared) {
    best(hits, Topic.SANCTION, cleared)
        .ifPresent(
            hit -> {
              var agrees = agreement(subject, hit);
              rules.rule(
                  true,
                  "list.sanction",
                  hit.score() >= CERTAIN
                      ? agrees == null ? 75 : 100
                      : hit.score() >= LIKELY ? 60 : 30,
                  "%s is like %s of %s (%d of 100)%s."
                      .formatted(
                          hit.matchedName(),
                          hit.listing(),
                          hit.publisher(),
                          hit.score(),
                          agrees == null ? "" : ", and " + agrees));
            });
    best(hits, Topic.PEP, cleared)
        .ifPresent(
            hit ->
                rules.rule(
                    true,
                    hit.current() ? "list.office" : "list.former-office",
                    (hit.current() ? 40 : 25) / (hit.score() >= LIKELY ? 1 : 2),
                    "%s %s a public office, says %s (%d of 100)."
                        .formatted(
                            hit.matchedName(),
                            hit.current() ? "holds" : "held",
                            hit.publisher(),
                            hit.score())));
    hits.hits().stream()
        .filter(hit -> hit.topics().equals(Set.of(Topic.OTHER)) && !cleared.is(hit))
        .findFirst()
        .ifPresent(
            hit ->
                rules.rule(
                    true,
                    "list.other",
                    hit.score() >= LIKELY ? 20 : 10,
                    "%s is on %s of %s (%d of 100)."
                        .formatted(hit.matchedName(), hit.list(), hit.publisher(), hit.score())));
  }

  private static Optional<Hit> best(Hits hits, Topic topic, Cleared cleared) {
    return hits.hits().stream()
        .filter(hit -> hit.topics().contains(topic) && !cleared.is(hit))
        .max(Comparator.comparingInt(Hit::score));
  }

  /// What beside the name agrees; null when nothing does.
  private static @Nullable String agreement(Subject subject, Hit hit) {
    var date =
        switch (subject) {
          case Person person -> person.born();
          case Company company -> company.registered();
          default -> null;
        };
    if (date != null && date.isComplete() && hit.dates().contains(date))
      return "the date %s agrees".formatted(date);
    var country = country(subject);
    return country != null && hit.countries().contains(country)
        ? "the country %s agrees".formatted(country)
        : null;
  }

  private static void news(Rules rules, Articles articles) {
    if (articles.articles().isEmpty()) return;
    var best = articles.articles().stream().mapToInt(Article::relevance).max().orElse(0);
    var more = Math.min(4, articles.articles().size() - 1) * 5;
    rules.rule(
        true,
        "news",
        (best >= 80 ? 30 : 15) + more,
        "%d article%s name the subject near words of crime: %s."
            .formatted(
                articles.articles().size(),
                articles.articles().size() == 1 ? "" : "s",
                String.join(", ", articles.articles().getFirst().words())));
  }

  private static void courts(Rules rules, Rulings rulings) {
    rules.rule(
        !rulings.rulings().isEmpty(),
        "courts",
        Math.min(30, 15 + 5 * rulings.rulings().size()),
        "%d decision%s of courts name somebody of this name."
            .formatted(rulings.rulings().size(), rulings.rulings().size() == 1 ? "" : "s"));
  }

  private static void companies(Rules rules, Registrations found) {
    var listed =
        found.registrations().stream()
            .flatMap(registration -> registration.people().stream())
            .filter(CompanyCheck::isSanctioned)
            .map(Officer::name)
            .distinct()
            .toList();
    rules.rule(
        !listed.isEmpty(),
        "company.people",
        50,
        "Behind a company found are people like sanctioned parties: %s."
            .formatted(String.join(", ", listed)));
    var ended = found.registrations().stream().filter(SubjectRating::isEnded).toList();
    rules.rule(
        !ended.isEmpty(),
        "company.ended",
        10,
        ended.isEmpty()
            ? ""
            : "%s is %s.".formatted(ended.getFirst().name(), ended.getFirst().status()));
  }

  private static boolean isEnded(Registration registration) {
    var status = registration.status();
    return status != null
        && status.matches("(?iu).*(dissol|revok|struck|liquidat|解散|撤銷|廢止|歇業|停業).*");
  }

  private static void country(Rules rules, Subject subject) {
    var country = country(subject);
    rules.rule(
        country != null && CALL_FOR_ACTION.contains(country),
        "country",
        25,
        "The FATF calls for action against %s.".formatted(country));
  }

  private static @Nullable String country(Subject subject) {
    return switch (subject) {
      case Person person -> person.nationality();
      case Company company -> company.domicile();
      default -> null;
    };
  }
}
