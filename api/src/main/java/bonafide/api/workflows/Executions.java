package bonafide.api.workflows;

import bonafide.api.http.ApiError;
import bonafide.core.Entry;
import bonafide.store.Database;
import bonafide.store.rows.AccountRows.AccountRow;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Tokens;
import bonafide.verification.client.Tokens.Grant;
import bonafide.verification.order.Handed;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verifications;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts and the workflows executed on them.
public final class Executions {
  /// After the first part, so long may pass until the next.
  private static final Duration IDLE = Duration.ofMinutes(15);

  private final Definitions definitions;
  private final Verifications verifications;
  private final Database database;
  private final Tokens tokens;
  private final InstantSource clock;

  public Executions(
      Definitions definitions,
      Verifications verifications,
      Database database,
      Tokens tokens,
      InstantSource clock) {
    this.definitions = definitions;
    this.verifications = verifications;
    this.database = database;
    this.tokens = tokens;
    this.clock = clock;
  }

  Definitions definitions() {
    return definitions;
  }

  Instant now() {
    return clock.instant();
  }

  AccountRow newAccount(Caller caller, String id) {
    var row = new AccountRow(id, caller.clientId(), caller.environment(), clock.instant());
    database.run(work -> work.accounts().insert(row));
    return row;
  }

  AccountRow account(Caller caller, String id) {
    return database
        .transact(work -> work.accounts().find(caller.clientId(), caller.environment(), id))
        .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "account not found"));
  }

  /// A new execution, waiting for its parts.
  Execution start(
      Caller caller,
      AccountRow account,
      String id,
      Definition definition,
      Map<String, Object> echo,
      Duration lifetime) {
    var order =
        new Order(
            id,
            "workflows/" + definition.key(),
            new Entry("WORKFLOW/" + definition.key(), ""),
            List.of(),
            null,
            echo);
    return new Execution(
        verifications.await(caller, order, account.id(), clock.instant().plus(lifetime)));
  }

  Execution find(Caller caller, String account, String id) {
    return verifications
        .find(caller, id)
        .filter(verification -> verification.order().plan().startsWith("workflows/"))
        .map(Execution::new)
        .filter(execution -> execution.account().equals(account))
        .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "workflow execution not found"));
  }

  /// An execution outlives its workflow, which the operator's file may have dropped.
  Definition definition(Execution execution) {
    var key = Integer.parseInt(execution.key());
    return definitions
        .find(key)
        .orElseGet(() -> new Definition(key, "removed", List.of(), List.of(), null, false));
  }

  List<Execution> of(Caller caller, String account) {
    return verifications.ofAccount(caller, account).stream().map(Execution::new).toList();
  }

  /// @throws ApiError CONFLICT when nothing is awaited any more
  void hand(Caller caller, Execution execution, String name, String mediaType, byte[] content) {
    var idle = clock.instant().plus(IDLE);
    var deadline = idle.isBefore(execution.tokenExpires()) ? idle : execution.tokenExpires();
    var file = new Handed(name, mediaType, () -> new ByteArrayInputStream(content));
    if (verifications.hand(caller, execution.verification(), file, deadline).isEmpty())
      throw over(find(caller, execution.account(), execution.id()));
  }

  /// @param forced what a sandbox request wants; null for nothing
  Execution finalise(Caller caller, Execution execution, @Nullable String forced) {
    var definition = definitions.find(Integer.parseInt(execution.key())).orElseThrow();
    return verifications
        .begin(
            caller,
            execution.id(),
            (waiting, names, evidence) ->
                new Acquisition(definition, new Execution(waiting), names, evidence).order(forced))
        .map(Execution::new)
        .orElseThrow(() -> over(find(caller, execution.account(), execution.id())));
  }

  private static ApiError over(Execution execution) {
    return new ApiError(
        ApiError.Kind.CONFLICT,
        "workflow execution already "
            + (execution.status().endsWith("EXPIRED") ? "expired" : "finalised"));
  }

  /// A part of a credential and its media type, for a caller to see.
  Optional<Part> part(Caller caller, String account, String credential, Classifier classifier) {
    account(caller, account);
    for (var execution : of(caller, account)) {
      var known = execution.credential(credential);
      if (known.isEmpty()) continue;
      var name = known.get().part(classifier);
      var type = verifications.evidence(caller, execution.id()).get(name);
      var content = verifications.show(caller, execution.id(), name);
      if (type != null && content.isPresent()) return Optional.of(new Part(type, content.get()));
    }
    return Optional.empty();
  }

  record Part(String mediaType, byte[] content) {}

  void erase(Caller caller, Execution execution) {
    verifications.erase(caller, execution.id());
  }

  void erase(Caller caller, AccountRow account) {
    of(caller, account.id()).forEach(execution -> erase(caller, execution));
    database.run(work -> work.accounts().erase(account.id(), clock.instant()));
  }

  /// What a credential's parts are handed in with.
  String uploadToken(Caller caller, Execution execution, String credential) {
    return tokens.give(
        new Grant(
            Bearers.UPLOAD, caller.keyId(), execution.id(), credential, execution.tokenExpires()));
  }

  /// A link that shows a report for a while.
  String reportToken(Caller caller, Execution execution, Duration lifetime) {
    return tokens.give(
        new Grant(
            "report",
            caller.keyId(),
            execution.account(),
            execution.id(),
            clock.instant().plus(lifetime)));
  }

  Optional<Grant> reportGrant(String token) {
    return tokens
        .read(token)
        .filter(grant -> grant.use().equals("report") && !tokens.isExpired(grant));
  }
}
