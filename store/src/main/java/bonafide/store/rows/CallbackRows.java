package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Where a client wants its callbacks, and the secrets they are signed with.
public final class CallbackRows {
  private final Handle handle;

  public CallbackRows(Handle handle) {
    this.handle = handle;
  }

  public record UrlRow(
      String id,
      String clientId,
      Environment environment,
      String type,
      String url,
      boolean active,
      Instant created,
      Instant updated) {}

  /// @param token the sealed shared token, sent as it is
  /// @param secret the sealed secret that signs
  public record SecretRow(
      String id,
      String clientId,
      Environment environment,
      byte[] token,
      byte[] secret,
      Instant created,
      Instant updated) {}

  /// False when the type already has a URL.
  public boolean insert(UrlRow row) {
    return handle
            .createUpdate(
                "insert into callback_url (id, client_id, environment, type, url, status, created,"
                    + " updated) values (:id, :client, :environment, :type, :url, :status,"
                    + " :created, :updated) on conflict do nothing")
            .bind("id", row.id())
            .bind("client", row.clientId())
            .bind("environment", row.environment().name())
            .bind("type", row.type())
            .bind("url", row.url())
            .bind("status", row.active() ? "ACTIVE" : "INACTIVE")
            .bind("created", row.created())
            .bind("updated", row.updated())
            .execute()
        == 1;
  }

  public List<UrlRow> urls(String clientId, Environment environment) {
    return handle
        .createQuery(
            "select * from callback_url where client_id = :client and environment = :environment"
                + " order by created, id")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map((rs, _) -> url(rs))
        .list();
  }

  public Optional<UrlRow> url(String clientId, Environment environment, String type) {
    return handle
        .createQuery(
            "select * from callback_url where client_id = :client and environment = :environment"
                + " and type = :type")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("type", type)
        .map((rs, _) -> url(rs))
        .findOne();
  }

  public void update(UrlRow row) {
    handle
        .createUpdate(
            "update callback_url set url = :url, status = :status, updated = :updated where id ="
                + " :id")
        .bind("url", row.url())
        .bind("status", row.active() ? "ACTIVE" : "INACTIVE")
        .bind("updated", row.updated())
        .bind("id", row.id())
        .execute();
  }

  /// What a receiver asks for with 410: no more callbacks to this address.
  public void deactivate(
      String clientId, Environment environment, String type, String url, Instant at) {
    handle
        .createUpdate(
            "update callback_url set status = 'INACTIVE', updated = :at where client_id = :client"
                + " and environment = :environment and type = :type and url = :url")
        .bind("at", at)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("type", type)
        .bind("url", url)
        .execute();
  }

  private static UrlRow url(ResultSet rs) throws SQLException {
    return new UrlRow(
        rs.getString("id"),
        rs.getString("client_id"),
        Environment.valueOf(rs.getString("environment")),
        rs.getString("type"),
        rs.getString("url"),
        rs.getString("status").equals("ACTIVE"),
        Rows.instant(rs, "created"),
        Rows.instant(rs, "updated"));
  }

  public void insert(SecretRow row) {
    handle
        .createUpdate(
            "insert into callback_secret (id, client_id, environment, token, secret, created,"
                + " updated) values (:id, :client, :environment, :token, :secret, :created,"
                + " :updated)")
        .bind("id", row.id())
        .bind("client", row.clientId())
        .bind("environment", row.environment().name())
        .bind("token", row.token())
        .bind("secret", row.secret())
        .bind("created", row.created())
        .bind("updated", row.updated())
        .execute();
  }

  public SecretRow secret(String clientId, Environment environment) {
    return handle
        .createQuery(
            "select * from callback_secret where client_id = :client and environment ="
                + " :environment")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map(
            (rs, _) ->
                new SecretRow(
                    rs.getString("id"),
                    rs.getString("client_id"),
                    Environment.valueOf(rs.getString("environment")),
                    rs.getBytes("token"),
                    rs.getBytes("secret"),
                    Rows.instant(rs, "created"),
                    Rows.instant(rs, "updated")))
        .one();
  }
}
