package bonafide.api.workflows;

import bonafide.api.http.Wire;
import bonafide.check.Settings;
import bonafide.check.Settings.Signal;
import bonafide.check.signal.Register;
import bonafide.core.Cause;
import bonafide.core.DeviceSignals;
import bonafide.core.EmailSignals;
import bonafide.core.Finding;
import bonafide.core.Fired;
import bonafide.core.IdentitySignals;
import bonafide.core.IpSignals;
import bonafide.core.Outcome;
import bonafide.core.PhoneSignals;
import bonafide.core.Status;
import bonafide.core.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Executions and what their capabilities found, in the wire's words.
final class Words {
  private static final Set<String> REGISTER_SILENT =
      Set.of("WITHOUT RENAPO RESPONSE", "DOES NOT RESPOND", "UNEXPECTED ERROR");

  private Words() {}

  static String time(Instant instant) {
    return Wire.time(instant);
  }

  static Map<String, Object> account(Execution execution) {
    var reference = new LinkedHashMap<String, Object>();
    reference.put("id", execution.account());
    reference.put("href", execution.accountHref());
    return reference;
  }

  static Map<String, Object> reference(Execution execution) {
    var reference = new LinkedHashMap<String, Object>();
    reference.put("id", execution.id());
    reference.put("href", execution.href());
    reference.put("definitionKey", execution.key());
    reference.put("status", execution.status());
    return reference;
  }

  static Map<String, Object> credential(
      Execution execution, Definition definition, Execution.Credential credential, String token) {
    var one = new LinkedHashMap<String, Object>();
    one.put("id", credential.id());
    one.put("category", credential.category().name());
    one.put("label", credential.category().name());
    if (credential.country() != null) one.put("country", credential.country());
    if (credential.type() != null) one.put("type", credential.type());
    one.put("allowedChannels", List.of("API"));
    one.put("api", actions(execution, definition, credential, token));
    return one;
  }

  static Map<String, Object> actions(
      Execution execution, Definition definition, Execution.Credential credential, String token) {
    var parts = new LinkedHashMap<String, String>();
    for (var part : credential.category().parts()) {
      if (part.isData() && part != definition.claims()) continue;
      parts.put(
          part.name().toLowerCase(java.util.Locale.ROOT),
          execution.href() + "/credentials/" + credential.id() + "/parts/" + part);
    }
    var actions = new LinkedHashMap<String, Object>();
    actions.put("token", token);
    actions.put("parts", parts);
    actions.put("workflowExecution", execution.href());
    return actions;
  }

  /// A capability's result.
  ///
  /// @param because why, in sentences
  record Result(
      Capability capability,
      List<Execution.Credential> credentials,
      String type,
      String label,
      @Nullable Integer score,
      Map<String, @Nullable Object> data,
      List<String> because,
      List<Fired> fired) {

    String id(Execution execution) {
      var name = new StringBuilder(execution.id()).append('/').append(capability.word());
      for (var credential : credentials) name.append('/').append(credential.id());
      return uuid(name.toString());
    }
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static Map<String, Object> details(Execution execution, Definition definition) {
    var verification = execution.verification();
    var workflow = new LinkedHashMap<String, Object>();
    workflow.put("id", execution.id());
    workflow.put("status", execution.status());
    workflow.put("definitionKey", execution.key());
    put(workflow, "userReference", execution.text("user_reference"));
    put(workflow, "customerInternalReference", execution.text("customer_reference"));
    var results = results(execution, definition);
    var details = new LinkedHashMap<String, Object>();
    details.put("workflow", workflow);
    details.put("account", Map.of("id", execution.account()));
    details.put("createdAt", time(verification.created()));
    if (isDone(execution)) {
      details.put("startedAt", time(verification.created()));
      details.put("completedAt", time(verification.updated()));
    }
    details.put("credentials", credentials(execution));
    details.put("decision", decision(execution, results));
    details.put("steps", Map.of("href", execution.href() + "/steps"));
    var capabilities = new LinkedHashMap<String, List<Object>>();
    for (var result : results)
      capabilities
          .computeIfAbsent(result.capability().word(), _ -> new ArrayList<>())
          .add(capability(execution, result));
    details.put("capabilities", capabilities);
    return details;
  }

  private static boolean isDone(Execution execution) {
    var status = execution.verification().status();
    return status == Status.DONE || status == Status.FAILED;
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) map.put(name, value);
  }

  /// The credentials with what was handed in for them; none after an expiry.
  private static List<Object> credentials(Execution execution) {
    if (execution.verification().status() == Status.EXPIRED) return List.of();
    var handed = execution.verification().order().echo().get("handed");
    var credentials = new ArrayList<Object>();
    for (var credential : execution.credentials()) {
      var one = new LinkedHashMap<String, Object>();
      one.put("id", credential.id());
      one.put("category", credential.category().name());
      one.put("label", credential.category().name());
      var parts = new ArrayList<Object>();
      for (var part : credential.category().parts()) {
        if (!(handed instanceof List<?> names) || !names.contains(credential.part(part))) continue;
        var shown = new LinkedHashMap<String, Object>();
        shown.put("classifier", part.name());
        shown.put(
            "href", execution.accountHref() + "/credentials/" + credential.id() + "/parts/" + part);
        parts.add(shown);
      }
      if (!parts.isEmpty()) one.put("parts", parts);
      credentials.add(one);
    }
    return credentials;
  }

  private static Map<String, Object> decision(String type, String label, @Nullable Integer score) {
    var decision = new LinkedHashMap<String, Object>();
    decision.put("type", type);
    decision.put("details", Map.of("label", label));
    if (score != null) decision.put("risk", Map.of("score", score));
    return decision;
  }

  /// The highest score wins; what was not executed counts 50 beside what was (D-003-18).
  private static Map<String, Object> decision(Execution execution, List<Result> results) {
    if (!isDone(execution)) return decision("NOT_EXECUTED", execution.status(), -1);
    var executed =
        results.stream().filter(result -> !result.type().equals("NOT_EXECUTED")).toList();
    if (executed.isEmpty()) return decision("NOT_EXECUTED", "NOT_EXECUTED", -1);
    var score = executed.size() < results.size() ? 50 : 0;
    for (var result : executed) score = Math.max(score, Labels.score(result.type()));
    var type = score <= 30 ? "PASSED" : score <= 70 ? "WARNING" : "REJECTED";
    return decision(type, type, score);
  }

  private static Map<String, Object> capability(Execution execution, Result result) {
    var one = new LinkedHashMap<String, Object>();
    one.put("id", result.id(execution));
    one.put(
        "credentials",
        result.credentials().stream()
            .map(
                credential -> {
                  var used = new LinkedHashMap<String, Object>();
                  used.put("id", credential.id());
                  used.put("category", credential.category().name());
                  return used;
                })
            .toList());
    one.put("decision", decision(result.type(), result.label(), result.score()));
    if (!result.data().isEmpty() || !result.type().equals("NOT_EXECUTED"))
      one.put("data", result.data());
    return one;
  }

  static List<Object> steps(Execution execution, Definition definition) {
    var steps = new ArrayList<Object>();
    for (var result : results(execution, definition)) {
      var step = new LinkedHashMap<String, Object>();
      step.put("id", uuid("step/" + result.id(execution)));
      step.put("name", result.capability().step());
      step.put("decision", decision(result.type(), result.label(), result.score()));
      step.put("capabilityIds", List.of(result.id(execution)));
      steps.add(step);
    }
    return steps;
  }

  /// Each rule that held, and of each capability the sentence that decided.
  static List<Object> rules(Execution execution, Definition definition) {
    var rules = new ArrayList<Object>();
    for (var result : results(execution, definition)) {
      for (var because : result.because())
        rules.add(
            rule(
                result.capability().word()
                    + "."
                    + result.label().toLowerCase(java.util.Locale.ROOT),
                because,
                result,
                execution,
                Labels.score(result.type())));
      for (var fired : result.fired())
        rules.add(rule(fired.rule(), fired.because(), result, execution, fired.points()));
    }
    return rules;
  }

  private static Map<String, Object> rule(
      String id, String label, Result result, Execution execution, int score) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("id", id);
    rule.put("label", label);
    rule.put("capabilityId", result.id(execution));
    rule.put("outcome", result.type());
    rule.put("score", score);
    return rule;
  }

  static List<Result> results(Execution execution, Definition definition) {
    var results = new ArrayList<Result>();
    if (!isDone(execution)) return results;
    for (var capability : definition.capabilities()) {
      var about = capability.about();
      if (about.isPresent()) {
        for (var settings : execution.verification().order().checks())
          if (settings instanceof Signal signal && signal.about() == about.get())
            results.add(signal(execution, capability, signal));
      } else {
        results.addAll(document(execution, capability));
      }
    }
    return results;
  }

  private static Result signal(Execution execution, Capability capability, Signal signal) {
    var used = used(execution, signal);
    var outcome = execution.verification().outcomes().get(signal.about().word());
    return switch (outcome) {
      case Outcome.Judged(var verdict, var reasons, var finding) ->
          new Result(
              capability,
              used,
              Labels.type(verdict),
              Labels.label(signal, verdict),
              score(signal, verdict),
              SignalWords.data(
                  capability,
                  finding,
                  execution.verification().order().echo().containsKey("legacy_device")),
              fired(finding).isEmpty() ? reasons : List.of(),
              fired(finding));
      case Outcome.NotDone(var cause, var detail, _) ->
          notDone(capability, used, signal, cause, detail);
      case null -> notDone(capability, used, signal, Cause.BROKEN, "the check was not made");
    };
  }

  private static Result notDone(
      Capability capability,
      List<Execution.Credential> used,
      Signal signal,
      Cause cause,
      String detail) {
    var lacking = cause == Cause.EVIDENCE_MISSING || cause == Cause.EVIDENCE_UNUSABLE;
    var address =
        signal.about() == Signal.About.ADDRESS || signal.about() == Signal.About.RESIDENCY;
    if (lacking && address) // D-003-05
    return new Result(
          capability,
          used,
          "WARNING",
          "NOT_ENOUGH_DATA",
          null,
          Map.of(),
          List.of(detail),
          List.of());
    return new Result(
        capability,
        used,
        "NOT_EXECUTED",
        Labels.notExecuted(signal, cause),
        null,
        REGISTER_SILENT.contains(detail) ? Map.of("reasonMessage", detail) : Map.of(),
        List.of(detail),
        List.of());
  }

  /// Only the electoral register's rules name a score of their own.
  private static @Nullable Integer score(Signal signal, Verdict verdict) {
    var ine =
        (signal.about() == Signal.About.GOVERNMENT || signal.about() == Signal.About.FACE)
            && Register.of(signal) == Register.INE;
    return ine ? Labels.score(Labels.type(verdict)) : null;
  }

  private static List<Fired> fired(Finding finding) {
    return switch (finding) {
      case EmailSignals email -> email.fired();
      case PhoneSignals phone -> phone.fired();
      case IpSignals ip -> ip.fired();
      case DeviceSignals device -> device.fired();
      case IdentitySignals identity -> identity.fired();
      default -> List.of();
    };
  }

  private static List<Execution.Credential> used(Execution execution, Settings settings) {
    var used = new ArrayList<Execution.Credential>();
    execution.of(Category.DATA).ifPresent(used::add);
    if (used.isEmpty()) execution.of(Category.ID).ifPresent(used::add);
    if (settings instanceof Signal signal && signal.about() == Signal.About.FACE)
      execution.of(Category.SELFIE).ifPresent(used::add);
    return used;
  }

  /// The capabilities that judge pictures.
  private static List<Result> document(Execution execution, Capability capability) {
    var id = execution.of(Category.ID).map(List::of).orElse(List.of());
    var selfie = execution.of(Category.SELFIE).map(List::of).orElse(List.of());
    var both = new ArrayList<>(id);
    both.addAll(selfie);
    var reading = execution.verification().outcomes().get("document-reading");
    var live = execution.verification().outcomes().get("selfie-liveness");
    return switch (capability) {
      case USABILITY -> {
        var results = new ArrayList<Result>();
        if (!id.isEmpty()) results.add(PictureWords.usableDocument(id, reading));
        if (!selfie.isEmpty()) results.add(PictureWords.usableSelfie(selfie, live));
        yield results;
      }
      case EXTRACTION -> List.of(PictureWords.extraction(id, reading));
      case IMAGE_CHECKS -> List.of(PictureWords.imageChecks(id, reading));
      case DATA_CHECKS -> List.of(PictureWords.dataChecks(id, reading));
      case LIVENESS -> List.of(PictureWords.liveness(selfie, live));
      case SIMILARITY ->
          List.of(
              PictureWords.similarity(
                  both, execution.verification().outcomes().get("face-comparison")));
      case WATCHLIST_SCREENING ->
          List.of(
              PictureWords.screening(
                  used(execution, new Settings.SelfieLiveness("")),
                  execution.verification().outcomes().get("watchlists")));
      default -> throw new IllegalArgumentException(capability + " is a signal");
    };
  }
}
