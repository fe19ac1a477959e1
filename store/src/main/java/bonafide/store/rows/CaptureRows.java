package bonafide.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Links by which an applicant hands in what an order waits for.
public final class CaptureRows {
  private final Handle handle;

  public CaptureRows(Handle handle) {
    this.handle = handle;
  }

  /// @param token its digest
  /// @param device the digest of what the first browser that opened it was told; null until then
  public record CaptureRow(
      byte[] token, String verificationId, Instant expires, byte @Nullable [] device) {}

  public void insert(CaptureRow row) {
    handle
        .createUpdate(
            "insert into capture_link (token, verification_id, expires, device) values (:token,"
                + " :verification, :expires, :device)")
        .bind("token", row.token())
        .bind("verification", row.verificationId())
        .bind("expires", row.expires())
        .bind("device", row.device())
        .execute();
  }

  public Optional<CaptureRow> find(byte[] token) {
    return handle
        .createQuery("select * from capture_link where token = :token")
        .bind("token", token)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  /// False when another device was faster.
  public boolean bind(byte[] token, byte[] device) {
    return handle
            .createUpdate(
                "update capture_link set device = :device where token = :token and device is null")
            .bind("device", device)
            .bind("token", token)
            .execute()
        == 1;
  }

  /// Takes away the links of an order.
  public void revoke(String verificationId) {
    handle
        .createUpdate("delete from capture_link where verification_id = :id")
        .bind("id", verificationId)
        .execute();
  }

  private static CaptureRow row(ResultSet rs) throws SQLException {
    return new CaptureRow(
        rs.getBytes("token"),
        rs.getString("verification_id"),
        Rows.instant(rs, "expires"),
        rs.getBytes("device"));
  }
}
