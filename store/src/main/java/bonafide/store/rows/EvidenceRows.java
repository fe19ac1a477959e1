package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What was handed in: where it lies and how it is locked.
public final class EvidenceRows {
  private final Handle handle;

  public EvidenceRows(Handle handle) {
    this.handle = handle;
  }

  /// @param sha256 of the content as handed in
  /// @param dataKey the file's key, wrapped by the client's
  public record EvidenceRow(
      String id,
      String clientId,
      Environment environment,
      @Nullable String verificationId,
      String kind,
      String mediaType,
      long bytes,
      byte[] sha256,
      byte[] dataKey,
      String location,
      Instant created) {}

  public void insert(EvidenceRow row) {
    handle
        .createUpdate(
            "insert into evidence (id, client_id, environment, verification_id, kind, media_type,"
                + " bytes, sha256, data_key, location, created) values (:id, :client, :environment,"
                + " :verification, :kind, :type, :bytes, :sha256, :key, :location, :created)")
        .bind("id", row.id())
        .bind("client", row.clientId())
        .bind("environment", row.environment().name())
        .bind("verification", row.verificationId())
        .bind("kind", row.kind())
        .bind("type", row.mediaType())
        .bind("bytes", row.bytes())
        .bind("sha256", row.sha256())
        .bind("key", row.dataKey())
        .bind("location", row.location())
        .bind("created", row.created())
        .execute();
  }

  public Optional<EvidenceRow> find(String clientId, Environment environment, String id) {
    return handle
        .createQuery(
            "select * from evidence where id = :id and client_id = :client and environment ="
                + " :environment")
        .bind("id", id)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map((rs, _) -> row(rs))
        .findOne();
  }

  /// What was handed in with a verification, oldest first.
  public List<EvidenceRow> of(String clientId, Environment environment, String verificationId) {
    return handle
        .createQuery(
            "select * from evidence where verification_id = :verification and client_id = :client"
                + " and environment = :environment order by created, id")
        .bind("verification", verificationId)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map((rs, _) -> row(rs))
        .list();
  }

  public void delete(String id) {
    handle.createUpdate("delete from evidence where id = :id").bind("id", id).execute();
  }

  private static EvidenceRow row(ResultSet rs) throws SQLException {
    return new EvidenceRow(
        rs.getString("id"),
        rs.getString("client_id"),
        Environment.valueOf(rs.getString("environment")),
        rs.getString("verification_id"),
        rs.getString("kind"),
        rs.getString("media_type"),
        rs.getLong("bytes"),
        rs.getBytes("sha256"),
        rs.getBytes("data_key"),
        rs.getString("location"),
        Rows.instant(rs, "created"));
  }
}
