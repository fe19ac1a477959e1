package bonafide.verification.callback;

import bonafide.source.egress.Egress;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.CallbackRows.SecretRow;
import bonafide.store.rows.CallbackRows.UrlRow;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Where each kind of callback goes, for each client and environment; a URL is tried before it
/// is kept.
public final class CallbackSettings {
  private static final byte[] PROBE = "{\"test\": true}".getBytes(StandardCharsets.UTF_8);

  private final Database database;
  private final Vault vault;
  private final Egress egress;
  private final InstantSource clock;

  public CallbackSettings(Database database, Vault vault, Egress egress, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.egress = egress;
    this.clock = clock;
  }

  /// How setting a URL ended.
  public sealed interface Result {
    record Stored(UrlRow row) implements Result {}

    /// The type has a URL already.
    record Duplicate() implements Result {}

    record NotFound() implements Result {}

    /// The URL answered the probe, but not with success.
    record Not2xx(int status) implements Result {}

    /// The URL could not be asked.
    record Unreachable(String why) implements Result {}
  }

  /// The token a client's receiver expects, and when it was made.
  public record Token(String id, String token, Instant created, Instant updated) {}

  public Token token(Caller caller) {
    var row = secretRow(caller);
    return new Token(
        row.id(),
        open(caller.client(), row.token(), row.id() + "/token"),
        row.created(),
        row.updated());
  }

  /// The secret that signs, as the client was shown it.
  public String signingSecret(Caller caller) {
    var row = secretRow(caller);
    return open(caller.client(), row.secret(), row.id() + "/secret");
  }

  private SecretRow secretRow(Caller caller) {
    return database.transact(
        work -> work.callbacks().secret(caller.clientId(), caller.environment()));
  }

  private String open(ClientRow client, byte[] sealed, String about) {
    return new String(
        vault.open(client.id(), client.dataKey(), sealed, about), StandardCharsets.UTF_8);
  }

  public List<UrlRow> all(Caller caller) {
    return database.transact(
        work -> work.callbacks().urls(caller.clientId(), caller.environment()));
  }

  public Optional<UrlRow> find(Caller caller, String type) {
    return database.transact(
        work -> work.callbacks().url(caller.clientId(), caller.environment(), type));
  }

  public Result create(Caller caller, String type, String url) {
    if (find(caller, type).isPresent()) return new Result.Duplicate();
    var problem = probe(caller, url);
    if (problem.isPresent()) return problem.get();
    var now = clock.instant();
    var row =
        new UrlRow(Ids.hex24(), caller.clientId(), caller.environment(), type, url, true, now, now);
    return database.transact(
        work -> {
          if (!work.callbacks().insert(row)) return new Result.Duplicate();
          work.audit().append(entry(caller, "callback.created", row));
          return new Result.Stored(row);
        });
  }

  public Result changeUrl(Caller caller, String type, String url) {
    if (find(caller, type).isEmpty()) return new Result.NotFound();
    var problem = probe(caller, url);
    return problem.isPresent()
        ? problem.get()
        : change(
            caller,
            type,
            row ->
                new UrlRow(
                    row.id(),
                    row.clientId(),
                    row.environment(),
                    type,
                    url,
                    row.active(),
                    row.created(),
                    clock.instant()));
  }

  /// Sends a trial to where a kind of callback goes now; Stored when it was taken.
  public Result test(Caller caller, String type) {
    var row = find(caller, type);
    if (row.isEmpty()) return new Result.NotFound();
    return probe(caller, row.get().url()).orElseGet(() -> new Result.Stored(row.get()));
  }

  public Result changeStatus(Caller caller, String type, boolean active) {
    return change(
        caller,
        type,
        row ->
            new UrlRow(
                row.id(),
                row.clientId(),
                row.environment(),
                type,
                row.url(),
                active,
                row.created(),
                clock.instant()));
  }

  private Result change(
      Caller caller, String type, java.util.function.UnaryOperator<UrlRow> change) {
    return database.transact(
        work -> {
          var row = work.callbacks().url(caller.clientId(), caller.environment(), type);
          if (row.isEmpty()) return new Result.NotFound();
          var changed = change.apply(row.get());
          work.callbacks().update(changed);
          work.audit().append(entry(caller, "callback.changed", changed));
          return new Result.Stored(changed);
        });
  }

  private static AuditRows.Entry entry(Caller caller, String action, UrlRow row) {
    return new AuditRows.Entry(
        row.updated(),
        caller.clientId(),
        caller.keyId(),
        action,
        row.id(),
        row.type() + " " + (row.active() ? "ACTIVE" : "INACTIVE"));
  }

  private Optional<Result> probe(Caller caller, String url) {
    try {
      var answer = egress.post(url, PROBE, List.of("X-CALLBACK-TOKEN", token(caller).token()));
      return answer.statusCode() / 100 == 2
          ? Optional.empty()
          : Optional.of(new Result.Not2xx(answer.statusCode()));
    } catch (IOException e) {
      return Optional.of(new Result.Unreachable(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Result.Unreachable("interrupted"));
    }
  }
}
