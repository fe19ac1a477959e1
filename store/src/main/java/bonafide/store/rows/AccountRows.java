package bonafide.store.rows;

import bonafide.core.Environment;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// End users of a client, each with the orders about them.
public final class AccountRows {
  private final Handle handle;

  public AccountRows(Handle handle) {
    this.handle = handle;
  }

  public record AccountRow(String id, String clientId, Environment environment, Instant created) {}

  /// False when it is there already.
  public boolean insert(AccountRow row) {
    return handle
            .createUpdate(
                "insert into account (id, client_id, environment, created) values (:id, :client,"
                    + " :environment, :created) on conflict do nothing")
            .bind("id", row.id())
            .bind("client", row.clientId())
            .bind("environment", row.environment().name())
            .bind("created", row.created())
            .execute()
        == 1;
  }

  /// Somebody else's account, or an erased one, is as unknown as one that never was.
  public Optional<AccountRow> find(String clientId, Environment environment, String id) {
    return handle
        .createQuery(
            "select * from account where id = :id and client_id = :client and environment ="
                + " :environment and erased is null")
        .bind("id", id)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map(
            (rs, _) ->
                new AccountRow(
                    rs.getString("id"),
                    rs.getString("client_id"),
                    Environment.valueOf(rs.getString("environment")),
                    Rows.instant(rs, "created")))
        .findOne();
  }

  public void erase(String id, Instant at) {
    handle
        .createUpdate("update account set erased = :at where id = :id")
        .bind("at", at)
        .bind("id", id)
        .execute();
  }
}
