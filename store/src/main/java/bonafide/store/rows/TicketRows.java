package bonafide.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Questions that a source answers later.
public final class TicketRows {
  private final Handle handle;

  public TicketRows(Handle handle) {
    this.handle = handle;
  }

  /// @param reference a keyed digest
  /// @param sealed how far it is, and the answer once it came
  public record TicketRow(
      byte[] reference,
      String verificationId,
      String source,
      String clientId,
      byte[] sealed,
      Instant expires) {}

  public void insert(TicketRow row) {
    handle
        .createUpdate(
            "insert into source_ticket (reference, verification_id, source, client_id, sealed,"
                + " expires) values (:reference, :verification, :source, :client, :sealed,"
                + " :expires)")
        .bind("reference", row.reference())
        .bind("verification", row.verificationId())
        .bind("source", row.source())
        .bind("client", row.clientId())
        .bind("sealed", row.sealed())
        .bind("expires", row.expires())
        .execute();
  }

  public Optional<TicketRow> find(String verificationId, String source) {
    return handle
        .createQuery(
            "select * from source_ticket where verification_id = :verification and source ="
                + " :source")
        .bind("verification", verificationId)
        .bind("source", source)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  /// Locks the row.
  public Optional<TicketRow> find(byte[] reference) {
    return handle
        .createQuery("select * from source_ticket where reference = :reference for update")
        .bind("reference", reference)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  private static TicketRow row(ResultSet rs) throws SQLException {
    return new TicketRow(
        rs.getBytes("reference"),
        rs.getString("verification_id"),
        rs.getString("source"),
        rs.getString("client_id"),
        rs.getBytes("sealed"),
        Rows.instant(rs, "expires"));
  }

  public void seal(byte[] reference, byte[] sealed) {
    handle
        .createUpdate("update source_ticket set sealed = :sealed where reference = :reference")
        .bind("reference", reference)
        .bind("sealed", sealed)
        .execute();
  }

  public int forgetBefore(Instant time) {
    return handle
        .createUpdate("delete from source_ticket where expires < :time")
        .bind("time", time)
        .execute();
  }
}
