package bonafide.api.workflows;

import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.Settings.Signal;
import bonafide.check.document.DocumentReadingCheck;
import bonafide.core.Entry;
import bonafide.core.Person;
import bonafide.core.Subject;
import bonafide.verification.order.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a workflow asks, once it is known what was handed in for it.
final class Acquisition {
  private static final int ALIKE = 80;
  private static final int HITS = 50;
  private static final int ACCEPT = 85;
  private static final int REJECT = 50;

  private final Definition definition;
  private final Execution execution;
  private final Set<String> names;
  private final Map<String, String> claims = new HashMap<>();

  /// @param names what was handed in
  Acquisition(
      Definition definition, Execution execution, Set<String> names, Question.Handed evidence) {
    this.definition = definition;
    this.execution = execution;
    this.names = names;
    for (var credential : execution.credentials())
      for (var part : List.of(Classifier.PREPARED_DATA, Classifier.DEVICE_RISK))
        evidence
            .file(credential.part(part))
            .ifPresent(json -> claims.putAll(Prepared.claims(json)));
    if (definition.risky()) claims.put("risky_service", "true");
    if (WorkflowCapturing.wantsDevice(definition, execution)) claims.put("device_awaited", "true");
    var ip = execution.text("user_ip");
    if (ip != null) claims.putIfAbsent("ip", ip);
  }

  /// @param forced what a sandbox request wants; null for nothing
  Order order(@Nullable String forced) {
    var checks = new ArrayList<Settings>();
    var id = execution.of(Category.ID);
    var selfie = execution.of(Category.SELFIE);
    id.ifPresent(
        card ->
            checks.add(
                new Settings.Document(
                    DocumentReadingCheck.ANY, card.part(Classifier.FRONT), null)));
    selfie.ifPresent(face -> checks.add(new Settings.SelfieLiveness(face.part(Classifier.FACE))));
    if (definition.has(Capability.SIMILARITY) && id.isPresent() && selfie.isPresent())
      checks.add(
          new Settings.FaceComparison(
              id.get().part(Classifier.FRONT), selfie.get().part(Classifier.FACE), ACCEPT, REJECT));
    if (definition.has(Capability.WATCHLIST_SCREENING))
      checks.add(new Settings.Watchlists(Set.of(), Set.of(), false, ALIKE, HITS));
    for (var capability : definition.capabilities())
      capability
          .about()
          .ifPresent(
              about -> checks.add(new Signal(about, claims, options(), id.isPresent(), forced)));
    var order = execution.verification().order();
    return new Order(order.id(), order.plan(), subject(), checks, null, echo(order));
  }

  private Map<String, String> options() {
    var options = new HashMap<String, String>();
    if (definition.register() != null) options.put("register", definition.register());
    var search = execution.text("search");
    if (search != null) options.put("search", search);
    execution
        .of(Category.SELFIE)
        .ifPresent(face -> options.put("selfie", face.part(Classifier.FACE)));
    return options;
  }

  /// Which generation of the device signal was handed in decides which members it answers with.
  private Map<String, Object> echo(Order order) {
    var echo = new HashMap<>(order.echo());
    if (claims.containsKey("legacy_session")) echo.put("legacy_device", true);
    var handed = new ArrayList<String>();
    for (var credential : execution.credentials())
      for (var part : credential.category().parts())
        if (names.contains(credential.part(part))) handed.add(credential.part(part));
    echo.put("handed", handed);
    return echo;
  }

  private Subject subject() {
    var name =
        (claims.getOrDefault("given_name", "") + " " + claims.getOrDefault("surname", "")).strip();
    return name.isEmpty() ? new Entry("WORKFLOW/" + definition.key(), "") : Person.named(name);
  }
}
