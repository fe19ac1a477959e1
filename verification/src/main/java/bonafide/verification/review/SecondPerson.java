package bonafide.verification.review;

import bonafide.core.Environment;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.SecondPersonRows.ApprovalRow;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import bonafide.verification.user.SignedIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What waits until somebody else agrees. Whoever asks is never who answers; the database refuses
/// it too.
public final class SecondPerson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final Map<Action, Doing> doings = new EnumMap<>(Action.class);

  public SecondPerson(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// What is done once somebody agreed. It may be done twice when a machine breaks in between.
  @FunctionalInterface
  public interface Doing {
    /// @return what is shown, this once, to whoever agreed; empty for nothing
    Map<String, String> run(Asked asked);
  }

  /// What somebody asked for.
  ///
  /// @param caller who asked, in the environment it is about
  /// @param wish what is to be done, by name
  public record Asked(Caller caller, Action action, String object, Map<String, String> wish) {}

  public enum Answer {
    DONE,
    NOT_THERE,
    SAME_PERSON
  }

  /// @param shown what is shown this once
  public record Answered(Answer answer, Map<String, String> shown) {
    static Answered of(Answer answer) {
      return new Answered(answer, Map.of());
    }
  }

  /// Says what follows when an action is agreed to.
  public void handle(Action action, Doing doing) {
    doings.put(action, doing);
  }

  public Set<Action> policy(String clientId) {
    return database.transact(work -> policy(work, clientId));
  }

  private static Set<Action> policy(Work work, String clientId) {
    return work.secondPerson().policy(clientId).stream()
        .map(Action::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
  }

  boolean wants(Work work, String clientId, Action action) {
    return policy(work, clientId).contains(action);
  }

  public void setPolicy(String clientId, Set<Action> actions, String actor) {
    database.run(
        work -> {
          work.secondPerson()
              .policy(clientId, actions.stream().map(Enum::name).collect(Collectors.toSet()));
          work.audit()
              .append(
                  new AuditRows.Entry(
                      clock.instant(),
                      clientId,
                      actor,
                      "policy.changed",
                      clientId,
                      actions.stream().map(Enum::name).sorted().collect(Collectors.joining(" "))));
        });
  }

  /// Asks for a second person where the client wants one.
  ///
  /// @return false where one is enough: then it is the caller's to do
  public boolean ask(
      SignedIn who,
      Environment environment,
      Action action,
      String object,
      Map<String, String> wish) {
    return database.transact(
        work -> {
          if (!wants(work, who.client().id(), action)) return false;
          var id = "apr_" + Ids.hex24();
          var sealed =
              vault.seal(
                  who.client().id(),
                  who.client().dataKey(),
                  JSON.writeValueAsBytes(wish),
                  "approval/" + id);
          var row =
              new ApprovalRow(
                  id,
                  who.client().id(),
                  environment,
                  action.name(),
                  object,
                  sealed,
                  who.user().id(),
                  clock.instant(),
                  null,
                  null,
                  "PENDING");
          if (work.secondPerson().insert(row)) audit(work, who, "approval.asked", row);
          return true;
        });
  }

  public List<Pending> pending(SignedIn who, int limit) {
    return database.transact(work -> work.secondPerson().pending(who.client().id(), limit)).stream()
        .map(row -> pending(who, row))
        .toList();
  }

  /// What is asked for about an object.
  public Optional<Pending> pendingFor(SignedIn who, String object) {
    return database
        .transact(work -> work.secondPerson().pendingFor(who.client().id(), object))
        .map(row -> pending(who, row));
  }

  /// @param maker a user's id
  public record Pending(
      String id,
      Environment environment,
      Action action,
      String object,
      Map<String, String> wish,
      String maker,
      Instant made) {}

  private Pending pending(SignedIn who, ApprovalRow row) {
    return new Pending(
        row.id(),
        row.environment(),
        Action.valueOf(row.action()),
        row.object(),
        wish(who, row),
        row.maker(),
        row.made());
  }

  private Map<String, String> wish(SignedIn who, ApprovalRow row) {
    var plain =
        vault.open(who.client().id(), who.client().dataKey(), row.sealed(), "approval/" + row.id());
    return JSON.readValue(plain, new TypeReference<Map<String, String>>() {});
  }

  public Answered answer(SignedIn who, String id, boolean agrees) {
    return database.transact(
        work -> {
          var found = work.secondPerson().lockApproval(who.client().id(), id);
          if (found.isEmpty() || !found.get().state().equals("PENDING"))
            return Answered.of(Answer.NOT_THERE);
          var row = found.get();
          if (row.maker().equals(who.user().id())) return Answered.of(Answer.SAME_PERSON);
          var shown = agrees ? carryOut(work, who, row) : Map.<String, String>of();
          work.secondPerson()
              .answer(id, agrees ? "APPROVED" : "REFUSED", who.user().id(), clock.instant());
          audit(work, who, agrees ? "approval.given" : "approval.refused", row);
          return new Answered(Answer.DONE, shown);
        });
  }

  /// In transactions of its own, while the row stays locked: what was done is not lost with the
  /// answer, at worst it is done again.
  private Map<String, String> carryOut(Work work, SignedIn who, ApprovalRow row) {
    var action = Action.valueOf(row.action());
    var maker = work.users().byId(row.maker()).orElseThrow();
    return Objects.requireNonNull(doings.get(action), row.action())
        .run(
            new Asked(
                new Caller(who.client(), row.environment(), maker.email(), Set.of()),
                action,
                row.object(),
                wish(who, row)));
  }

  /// Whoever asked does not want it any more.
  public Answer withdraw(SignedIn who, String id) {
    return database.transact(
        work -> {
          var row = work.secondPerson().lockApproval(who.client().id(), id);
          if (row.isEmpty()
              || !row.get().state().equals("PENDING")
              || !row.get().maker().equals(who.user().id())) return Answer.NOT_THERE;
          work.secondPerson().answer(id, "WITHDRAWN", null, clock.instant());
          audit(work, who, "approval.withdrawn", row.get());
          return Answer.DONE;
        });
  }

  private void audit(Work work, SignedIn who, String action, ApprovalRow row) {
    work.audit()
        .append(
            new AuditRows.Entry(
                clock.instant(),
                who.client().id(),
                who.user().email(),
                action,
                row.object(),
                row.action()));
  }
}
