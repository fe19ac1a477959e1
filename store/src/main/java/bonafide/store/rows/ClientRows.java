package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Clients, their API keys and their provisioning tokens.
public final class ClientRows {
  private final Handle handle;

  public ClientRows(Handle handle) {
    this.handle = handle;
  }

  /// @param points what the client may still spend; null is without limit
  public record ClientRow(
      String id,
      String name,
      byte[] dataKey,
      boolean needReview,
      @Nullable Long points,
      Instant created) {}

  /// @param hint the last characters, to tell keys apart
  /// @param denied services the key may not use
  public record KeyRow(
      String id,
      String clientId,
      Environment environment,
      byte[] hash,
      String hint,
      Set<String> denied,
      Instant created,
      @Nullable Instant revoked) {}

  public void insert(ClientRow row) {
    handle
        .createUpdate(
            "insert into client (id, name, data_key, need_review, points, created) values (:id,"
                + " :name, :key, :review, :points, :created)")
        .bind("id", row.id())
        .bind("name", row.name())
        .bind("key", row.dataKey())
        .bind("review", row.needReview())
        .bind("points", row.points())
        .bind("created", row.created())
        .execute();
  }

  public Optional<ClientRow> client(String id) {
    return handle
        .createQuery("select * from client where id = :id")
        .bind("id", id)
        .map((rs, _) -> client(rs))
        .findOne();
  }

  public List<ClientRow> all() {
    return handle
        .createQuery("select * from client order by created, id")
        .map((rs, _) -> client(rs))
        .list();
  }

  private static ClientRow client(ResultSet rs) throws SQLException {
    var points = rs.getObject("points", Long.class);
    return new ClientRow(
        rs.getString("id"),
        rs.getString("name"),
        rs.getBytes("data_key"),
        rs.getBoolean("need_review"),
        points,
        Rows.instant(rs, "created"));
  }

  public void insert(KeyRow row) {
    handle
        .createUpdate(
            "insert into api_key (id, client_id, environment, hash, hint, denied, created) values"
                + " (:id, :client, :environment, :hash, :hint, :denied, :created)")
        .bind("id", row.id())
        .bind("client", row.clientId())
        .bind("environment", row.environment().name())
        .bind("hash", row.hash())
        .bind("hint", row.hint())
        .bind("denied", String.join(",", row.denied()))
        .bind("created", row.created())
        .execute();
  }

  /// Takes points away from a client whose points are counted; never more than are left.
  public void spend(String id, long points) {
    handle
        .createUpdate(
            "update client set points = greatest(0, points - :points) where id = :id and points is"
                + " not null")
        .bind("points", points)
        .bind("id", id)
        .execute();
  }

  public Optional<KeyRow> keyByHash(byte[] hash) {
    return handle
        .createQuery("select * from api_key where hash = :hash and revoked is null")
        .bind("hash", hash)
        .map((rs, _) -> key(rs))
        .findOne();
  }

  public Optional<KeyRow> keyById(String id) {
    return handle
        .createQuery("select * from api_key where id = :id and revoked is null")
        .bind("id", id)
        .map((rs, _) -> key(rs))
        .findOne();
  }

  public List<KeyRow> keys(String clientId) {
    return handle
        .createQuery("select * from api_key where client_id = :client order by created, id")
        .bind("client", clientId)
        .map((rs, _) -> key(rs))
        .list();
  }

  public boolean revoke(String keyId, Instant at) {
    return handle
            .createUpdate("update api_key set revoked = :at where id = :id and revoked is null")
            .bind("at", at)
            .bind("id", keyId)
            .execute()
        == 1;
  }

  private static KeyRow key(ResultSet rs) throws SQLException {
    var denied = rs.getString("denied");
    return new KeyRow(
        rs.getString("id"),
        rs.getString("client_id"),
        Environment.valueOf(rs.getString("environment")),
        rs.getBytes("hash"),
        rs.getString("hint"),
        denied.isEmpty() ? Set.of() : Set.of(denied.split(",")),
        Rows.instant(rs, "created"),
        Rows.instantOrNull(rs, "revoked"));
  }

  public void insertToken(byte[] hash, String clientId, byte[] sealed, Instant created) {
    handle
        .createUpdate(
            "insert into provision_token (hash, client_id, sealed, created) values (:hash, :client,"
                + " :sealed, :created)")
        .bind("hash", hash)
        .bind("client", clientId)
        .bind("sealed", sealed)
        .bind("created", created)
        .execute();
  }

  /// Takes the token away and returns what it seals; a second use finds nothing.
  public Optional<byte[]> useToken(byte[] hash, String clientId) {
    return handle
        .createQuery(
            "delete from provision_token where hash = :hash and client_id = :client returning"
                + " sealed")
        .bind("hash", hash)
        .bind("client", clientId)
        .map((rs, _) -> rs.getBytes("sealed"))
        .findOne();
  }
}
