package bonafide.api.sessions;

import bonafide.api.sessions.Verdicts.Result;
import bonafide.core.Articles;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.PartialDate;
import bonafide.core.Person;
import bonafide.core.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists and news: `aml_info`. It never declines anybody (D-002-03).
final class AmlSection {
  private AmlSection() {}

  static Optional<Section> of(Session session) {
    var lists = session.outcome("watchlists");
    if (!session.blueprint().has(Family.AML_CHECK) || lists == null) return Optional.empty();
    var section = new Section(session, "aml_info").atWorst(Result.REVIEW);
    var entities = new ArrayList<Map<String, @Nullable Object>>();
    switch (lists) {
      case Outcome.NotDone notDone -> section.fail(notDone);
      case Outcome.Judged(_, _, Hits hits) ->
          hits.hits().forEach(hit -> entities.add(entity(hit, born(session))));
      case Outcome.Judged _ -> {}
    }
    news(session).ifPresent(entities::add);
    section.put("num_hits", entities.size());
    section.put("search_criteria", criteria(session));
    section.put("entity_hits", entities);
    if (!entities.isEmpty())
      section.warn(
          "AML_MATCH",
          entities.size() == 1
              ? "There is a hit."
              : "There are %d hits.".formatted(entities.size()));
    return Optional.of(section);
  }

  private static Map<String, @Nullable Object> criteria(Session session) {
    var criteria = new LinkedHashMap<String, @Nullable Object>();
    var name = session.user().fullName();
    criteria.put("search_term", name.isEmpty() ? null : name);
    criteria.put("fuzziness_score", session.aml().fuzzinessScore());
    criteria.put("exact_match", session.aml().exactMatch());
    return criteria;
  }

  private static @Nullable PartialDate born(Session session) {
    return session.verification().order().subject() instanceof Person person ? person.born() : null;
  }

  private static Map<String, @Nullable Object> entity(Hit hit, @Nullable PartialDate born) {
    var entity = new LinkedHashMap<String, @Nullable Object>();
    entity.put("entity_type", "PERSON");
    entity.put("name", hit.names().isEmpty() ? hit.matchedName() : hit.names().getFirst());
    entity.put("name_match_score", hit.nameScore());
    entity.put("date_of_birth", hit.dates().isEmpty() ? null : hit.dates().getFirst().toString());
    entity.put("date_of_birth_match_score", born == null ? null : score(born, hit.dates()));
    entity.put("also_known_as", hit.names().stream().skip(1).toList());
    entity.put(
        "aml_hits",
        List.of(Topic.values()).stream()
            .filter(hit.topics()::contains)
            .map(topic -> hit(hit, topic))
            .toList());
    entity.put("explanation", hit.why());
    return entity;
  }

  /// 100 for the same day, 80 for what is known agreeing, 40 for the same year; null when the list
  /// says none.
  private static @Nullable Integer score(PartialDate born, List<PartialDate> dates) {
    if (dates.isEmpty()) return null;
    var best = 0;
    for (var date : dates) if (date.year() == born.year()) best = Math.max(best, score(born, date));
    return best;
  }

  private static int score(PartialDate born, PartialDate date) {
    if (date.equals(born)) return 100;
    return date.month() == 0 || (date.month() == born.month() && date.day() == 0) ? 80 : 40;
  }

  private static Map<String, @Nullable Object> hit(Hit hit, Topic topic) {
    var source = new LinkedHashMap<String, @Nullable Object>();
    source.put("name", hit.publisher() + " " + hit.list());
    source.put("source_id", hit.listing());
    source.put("url", null);
    source.put("listing_started", null);
    source.put("listing_ended", null);
    source.put("country_codes", hit.countries());
    source.put("aml_types", List.of(topic.name().toLowerCase(Locale.ROOT)));
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put(
        "hit_type",
        switch (topic) {
          case PEP -> "PEP";
          case SANCTION -> "SANCTION";
          case OTHER -> "WARNING";
        });
    words.put("source_details", source);
    words.put("fields", fields(hit));
    words.put("media", null);
    return words;
  }

  private static List<Map<String, Object>> fields(Hit hit) {
    var fields = new ArrayList<Map<String, Object>>();
    for (var date : hit.dates())
      fields.add(field("Date of Birth", date.toString(), "date_of_birth"));
    if (!hit.countries().isEmpty()) {
      fields.add(field("Country Codes", hit.countries(), "country_codes"));
      fields.add(
          field(
              "Countries",
              hit.countries().stream()
                  .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
                  .toList(),
              "country_names"));
    }
    return fields;
  }

  private static Map<String, Object> field(String name, Object value, String type) {
    return Map.of("name", name, "value", value, "type", type);
  }

  private static Optional<Map<String, @Nullable Object>> news(Session session) {
    if (!(session.outcome("news") instanceof Outcome.Judged(_, _, Articles found))
        || found.articles().isEmpty()) return Optional.empty();
    var hit = new LinkedHashMap<String, @Nullable Object>();
    hit.put("hit_type", "ADVERSE_MEDIA");
    hit.put("source_details", null);
    hit.put("fields", null);
    hit.put("media", found.articles().stream().map(AmlSection::article).toList());
    var entity = new LinkedHashMap<String, @Nullable Object>();
    entity.put("entity_type", "PERSON");
    entity.put("name", session.user().fullName());
    entity.put("name_match_score", found.articles().getFirst().relevance());
    entity.put("date_of_birth", null);
    entity.put("date_of_birth_match_score", null);
    entity.put("also_known_as", List.of());
    entity.put("aml_hits", List.of(hit));
    return Optional.of(entity);
  }

  private static Map<String, @Nullable Object> article(Articles.Article article) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("title", article.title());
    words.put("url", article.url());
    words.put("date", article.published());
    words.put("snippet", article.snippet());
    return words;
  }
}
