package bonafide.api.sessions;

import bonafide.api.http.Wire;
import bonafide.api.sessions.Verdicts.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The answers of the sandbox's personas: `rehearsal.json`, and what a persona changes about it.
final class RehearsalWords {
  private static final JsonNode ANSWERS = read();
  private static final List<String> NEVER_DECLINED =
      List.of("aml_info", "fraud_insights", "additional_info");

  private final Session session;
  private final Rehearsal rehearsal;
  private final List<Result> results = new ArrayList<>();

  RehearsalWords(Session session, Rehearsal rehearsal) {
    this.session = session;
    this.rehearsal = rehearsal;
  }

  private static JsonNode read() {
    try (InputStream in =
        Objects.requireNonNull(RehearsalWords.class.getResourceAsStream("rehearsal.json"))) {
      return Wire.JSON.readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The sections the template asks for, and what they come to.
  Map<String, Object> sections() {
    var sections = new LinkedHashMap<String, Object>();
    var blueprint = session.blueprint();
    if (blueprint.has(Family.KYC) || blueprint.has(Family.GOVT_CHECK))
      sections.put("id_info", section("id_info"));
    if (blueprint.has(Family.BIOMETRIC_CHECK)) {
      sections.put("face_match_info", section("face_match_info"));
      sections.put("face_liveness_info", section("face_liveness_info"));
    }
    if (blueprint.has(Family.AML_CHECK)) sections.put("aml_info", section("aml_info"));
    if (blueprint.has(Family.ADDITIONAL_INFO)) sections.put("additional_info", additional());
    if (blueprint.has(Family.FRAUD_CHECK))
      sections.put("fraud_insights", section("fraud_insights"));
    return sections;
  }

  Result result() {
    if (rehearsal.kind() == Rehearsal.Kind.DECLINED) return Result.DECLINED;
    return Verdicts.worst(results);
  }

  private JsonNode answers() {
    return ANSWERS.path(
        switch (rehearsal.kind()) {
          case FULL, SECTIONS_FAILED -> "full";
          case APPROVED, DECLINED, REVIEW, FULL_NAME, FAILED, WARNING -> "approved";
        });
  }

  private ObjectNode section(String name) {
    var section = (ObjectNode) answers().path(name).deepCopy();
    change(name, section);
    results.add(Result.valueOf(section.path("result").asString()));
    return section;
  }

  private List<Map<String, Object>> additional() {
    var words = new ArrayList<Map<String, Object>>();
    for (var one : session.additional()) {
      var data =
          (ObjectNode) answers().path("additional").path(one.type().answer().name()).deepCopy();
      change("additional_info", data);
      results.add(Result.valueOf(data.path("result").asString()));
      words.add(
          Map.of(
              "additional_info_type", one.type().name(),
              "additional_info_response_type", one.type().answer().name(),
              "data", data));
    }
    return words;
  }

  private void change(String name, ObjectNode section) {
    section.put("section_id", Section.id(session, name));
    switch (rehearsal.kind()) {
      case FULL -> decide(section, session.blueprint().decisions());
      case APPROVED, FAILED -> {}
      case DECLINED -> section.put("result", NEVER_DECLINED.contains(name) ? "REVIEW" : "DECLINED");
      case REVIEW -> section.put("result", "REVIEW");
      case FULL_NAME -> fullName(name, section);
      case SECTIONS_FAILED -> fail(section);
      case WARNING -> {
        if (name.equals("id_info")) warn(section);
      }
    }
  }

  /// The only warning, and what it leads to.
  private void warn(ObjectNode section) {
    var warning = section.putArray("warnings").addObject();
    warning.put("code", rehearsal.code()).put("message", "TEST_WARNING");
    identify(warning, rehearsal.code());
    section.put("result", Verdicts.of(rehearsal.code(), session.blueprint().decisions()).name());
  }

  private void identify(ObjectNode warning, String of) {
    warning.put("warning_id", Section.id(session, "warning/" + of));
    warning.put("resolution_status", "UNRESOLVED");
  }

  /// Every section says what its warnings lead to, and every part of it.
  private void decide(JsonNode node, Map<String, Result> overrides) {
    for (var child : node) decide(child, overrides);
    if (!(node instanceof ObjectNode object) || !object.has("warnings") || !object.has("result"))
      return;
    object.put("section_id", Section.id(session, "part/" + Integer.toHexString(object.hashCode())));
    var worst = new ArrayList<Result>();
    for (var warning : object.path("warnings")) {
      identify((ObjectNode) warning, warning.path("code").asString());
      worst.add(Verdicts.of(warning.path("code").asString(), overrides));
    }
    var counted = Verdicts.worst(worst);
    if (!List.of("FOUND", "NOT_FOUND").contains(object.path("result").asString()))
      object.put("result", counted == Result.UNKNOWN ? "APPROVED" : counted.name());
  }

  private static void fullName(String name, ObjectNode section) {
    if (!name.equals("id_info")) return;
    section.put("full_name", "TEST_FIRST_NAME TEST_LAST_NAME");
    for (var part : List.of("first_name", "middle_name", "last_name", "second_last_name"))
      section.putNull(part);
  }

  /// Failed, and every part that has a result of its own as well.
  private static void fail(JsonNode node) {
    for (var child : node) fail(child);
    if (!(node instanceof ObjectNode object) || !object.has("result") || !object.has("status"))
      return;
    object.put("result", "UNKNOWN").put("status", "FAILED");
    object.remove("warnings");
    var reasons = object.putArray("status_reasons");
    reasons.add(
        Wire.JSON.valueToTree(
            Map.of(
                "code",
                "THIRD_PARTY_API_FAILED",
                "message",
                Rehearsal.message("THIRD_PARTY_API_FAILED"))));
  }

  /// Why a session failed, as the persona says.
  static @Nullable List<Map<String, String>> reasons(Rehearsal rehearsal) {
    if (rehearsal.kind() != Rehearsal.Kind.FAILED) return null;
    var reason = new HashMap<String, String>();
    reason.put("code", rehearsal.code());
    reason.put("message", Rehearsal.message(rehearsal.code()));
    return List.of(reason);
  }
}
