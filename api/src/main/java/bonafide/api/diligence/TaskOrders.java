package bonafide.api.diligence;

import bonafide.api.http.Wire;
import bonafide.core.Company;
import bonafide.core.Hit;
import bonafide.core.PartialDate;
import bonafide.core.Person;
import bonafide.core.Subject;
import bonafide.verification.monitor.Difference;
import bonafide.verification.monitor.Monitor;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Search tasks as orders, and back.
final class TaskOrders {
  static final String PLAN = "diligence/task";
  private static final String SETTING = "setting";
  private static final String TARGET = "target";
  private static final String SOURCES = "sources";
  private static final String CALLBACK = "callback_url";
  private static final String IDV = "from_idv_id";
  private static final String BY = "by";

  private TaskOrders() {}

  /// Whom a task is about.
  ///
  /// @param shown as answers repeat it
  record Target(Subject subject, Map<String, Object> shown) {
    static Target person(String name, @Nullable LocalDate born, @Nullable String citizenship) {
      var shown = new LinkedHashMap<String, Object>();
      shown.put("type", 1);
      shown.put("name", name);
      if (born != null) shown.put("birthday", born.toString());
      if (citizenship != null) shown.put("citizenship", citizenship);
      var person =
          new Person(
              name,
              null,
              null,
              born == null ? null : PartialDate.of(born),
              citizenship == null ? null : Codes.country(citizenship),
              null,
              List.of(),
              null,
              null);
      return new Target(person, shown);
    }

    static Target company(
        String name, @Nullable String country, @Nullable String number, @Nullable LocalDate since) {
      var shown = new LinkedHashMap<String, Object>();
      shown.put("type", 2);
      shown.put("name", name);
      if (country != null) shown.put("country", country);
      if (number != null) shown.put("registration_number", number);
      if (since != null) shown.put("date_of_registration", since.toString());
      var company =
          new Company(
              name,
              country == null ? null : Codes.country(country),
              since == null ? null : PartialDate.of(since),
              List.of(),
              null,
              null);
      return new Target(company, shown);
    }
  }

  /// @param idv the ID-verification task it comes from; null for none
  /// @param by who ordered it
  static Order order(
      String id,
      SearchSetting setting,
      Target target,
      Set<Source> sources,
      @Nullable String callback,
      @Nullable String reference,
      @Nullable Verification idv,
      String by) {
    var echo = new HashMap<String, Object>();
    echo.put(SETTING, Wire.JSON.convertValue(setting, new TypeReference<Map<String, Object>>() {}));
    echo.put(TARGET, target.shown());
    echo.put(SOURCES, sources.stream().map(Source::number).toList());
    if (callback != null) echo.put(CALLBACK, callback);
    if (idv != null) echo.put(IDV, Objects.requireNonNull(idv.order().number()));
    echo.put(BY, by);
    return new Order(id, PLAN, target.subject(), Source.checks(sources, setting), reference, echo)
        .from(idv == null ? null : idv.id());
  }

  static SearchSetting setting(Verification task) {
    return Wire.JSON.convertValue(task.order().echo().get(SETTING), SearchSetting.class);
  }

  static Object target(Verification task) {
    return Objects.requireNonNull(task.order().echo().get(TARGET));
  }

  static Set<Source> sources(Verification task) {
    return Source.of(
        Wire.JSON.convertValue(
            task.order().echo().get(SOURCES), new TypeReference<List<Integer>>() {}));
  }

  static @Nullable String callback(Verification task) {
    return Echo.text(task, CALLBACK);
  }

  static long idv(Verification task) {
    return task.order().echo().get(IDV) instanceof Number number ? number.longValue() : 0;
  }

  static @Nullable String by(Verification task) {
    return Echo.text(task, BY);
  }

  /// The task that this one follows, and why; empty for most.
  static Optional<Map<String, Object>> follows(Verification task) {
    var echo = task.order().echo();
    var before = echo.get(Monitor.FOLLOWS);
    return before == null
        ? Optional.empty()
        : Optional.of(
            Map.of("task_id", before, "because", String.valueOf(echo.get(Monitor.BECAUSE))));
  }

  /// What is not the same any more about a hit that was looked at before; empty when it was not.
  static Optional<List<String>> changes(Verification task, Hit hit) {
    return before(task).stream()
        .filter(was -> was.listing().equals(hit.listing()))
        .findFirst()
        .map(was -> Difference.between(was, hit));
  }

  /// Whether a person looked at this hit before, and nothing material has changed since.
  static boolean isCleared(Verification task, Hit hit) {
    return changes(task, hit).filter(List::isEmpty).isPresent();
  }

  private static List<Hit> before(Verification task) {
    var kept = task.order().echo().get(Monitor.CLEARED);
    return kept == null ? List.of() : KEPT.convertValue(kept, new TypeReference<List<Hit>>() {});
  }

  private static final tools.jackson.databind.json.JsonMapper KEPT =
      tools.jackson.databind.json.JsonMapper.shared();
}
