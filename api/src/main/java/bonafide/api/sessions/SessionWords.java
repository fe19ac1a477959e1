package bonafide.api.sessions;

import bonafide.api.sessions.Verdicts.Result;
import bonafide.core.Environment;
import bonafide.core.Outcome;
import bonafide.verification.review.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one answer of a session.
final class SessionWords {
  private SessionWords() {}

  static Map<String, @Nullable Object> of(Session session, Standing standing) {
    var order = session.verification().order();
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("aiprise_summary", Map.of("verification_result", Result.UNKNOWN.name()));
    words.put("status", session.status());
    var reasons = reasons(session);
    if (reasons != null) words.put("status_reasons", reasons);
    var result = session.status().equals("FAILED") ? Result.UNKNOWN : sections(session, words);
    words.put(
        "aiprise_summary", Map.of("verification_result", result(session, standing, result).name()));
    words.put("client_reference_id", order.reference());
    if (session.echo(Session.DATA) != null)
      words.put("client_reference_data", session.echo(Session.DATA));
    words.put("verification_session_id", order.id());
    words.put("template_id", session.templateId());
    if (session.verification().environment() == Environment.DEVELOPMENT)
      words.put("environment", "SANDBOX");
    words.put("created_at", session.verification().created().toEpochMilli());
    if (session.echo(Session.USER) != null) words.put("user_input", session.echo(Session.USER));
    return words;
  }

  /// A person's decision is the last word.
  static Result result(Session session, Standing standing, Result computed) {
    if (standing.review() != null)
      return standing.review().accepted() ? Result.APPROVED : Result.DECLINED;
    return session.isOver() ? computed : Result.UNKNOWN;
  }

  private static @Nullable List<Map<String, String>> reasons(Session session) {
    if (!session.status().equals("FAILED")) return null;
    if (session.outcome("lacking") instanceof Outcome.NotDone lacking) {
      var reasons = new ArrayList<Map<String, String>>();
      for (var sentence : lacking.detail().split("(?<=\\.) "))
        if (!sentence.equals("Invalid user data.") && !sentence.equals("Invalid request."))
          reasons.add(
              Map.of(
                  "code",
                  "API_DATA_REQUIREMENTS_NOT_MET",
                  "message",
                  "Invalid user data. " + sentence));
      return reasons;
    }
    if (session.hasExpired())
      return List.of(
          Map.of(
              "code", "CUSTOM_ERROR_CODE",
              "message", "The session ended before everything was handed in."));
    return session.rehearsal().map(RehearsalWords::reasons).orElse(null);
  }

  /// Puts the sections there are, and says what they come to.
  private static Result sections(Session session, Map<String, @Nullable Object> words) {
    var rehearsal = session.rehearsal();
    if (rehearsal.isPresent()) {
      if (!session.isOver()) return Result.UNKNOWN;
      var rehearsed = new RehearsalWords(session, rehearsal.get());
      words.putAll(rehearsed.sections());
      return rehearsed.result();
    }
    var results = new ArrayList<Result>();
    IdSection.of(session).ifPresent(section -> put(words, "id_info", section, results));
    FaceSections.match(session)
        .ifPresent(section -> put(words, "face_match_info", section, results));
    FaceSections.liveness(session)
        .ifPresent(section -> put(words, "face_liveness_info", section, results));
    AmlSection.of(session).ifPresent(section -> put(words, "aml_info", section, results));
    var additional = new AdditionalSection(session);
    var items = additional.words();
    if (!items.isEmpty()) words.put("additional_info", items);
    results.addAll(additional.results());
    FraudSection.of(session).ifPresent(section -> put(words, "fraud_insights", section, results));
    return Verdicts.worst(results);
  }

  private static void put(
      Map<String, @Nullable Object> words, String name, Section section, List<Result> results) {
    words.put(name, section.words());
    results.add(section.result());
  }
}
