package bonafide.check.diligence;

import bonafide.check.Question;
import bonafide.check.Unanswered;
import bonafide.check.screening.Targets;
import bonafide.core.Outcome;
import bonafide.screening.match.Asked;
import bonafide.source.Answer;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What several sources say of a name: each answers with a list of records, as JSON in the field
/// `records`.
final class Records {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param record one of a source's
  record Found(JsonNode record, String source) {
    String text(String member) {
      return record.path(member).asString("");
    }

    @Nullable String orNull(String member) {
      var text = text(member);
      return text.isBlank() ? null : text;
    }

    List<String> texts(String member) {
      return record.path(member).valueStream().map(JsonNode::asString).toList();
    }
  }

  /// @param sources that answered
  /// @param notDone why none of them did; null when one did, or when there is none at all
  record Said(List<Found> found, List<String> sources, Outcome.@Nullable NotDone notDone) {}

  private Records() {}

  static Said ask(
      Sources sources, Kind kind, Question question, String country, Map<String, String> asked) {
    var name = Targets.of(question.subject()).map(Asked::name).orElse("");
    var query =
        new Query(
            kind,
            country,
            question.environment(),
            question.client(),
            question.order(),
            name,
            asked,
            null,
            null);
    var found = new ArrayList<Found>();
    var names = new ArrayList<String>();
    Outcome.NotDone notDone = null;
    for (var answer : sources.askAll(query)) {
      if (answer.status().isAnswer()) {
        names.add(answer.origin().owner());
        records(answer, found);
      } else {
        notDone = Objects.requireNonNullElse(notDone, Unanswered.of(answer, kind));
      }
    }
    return new Said(found, names, names.isEmpty() ? notDone : null);
  }

  private static void records(Answer answer, List<Found> found) {
    var records = answer.fields().get("records");
    if (records == null) return;
    try {
      for (var record : JSON.readTree(records))
        found.add(new Found(record, answer.origin().owner()));
    } catch (JacksonException e) {
      throw new IllegalStateException(answer.origin().id() + " gave records that are not JSON", e);
    }
  }
}
