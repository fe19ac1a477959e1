package bonafide.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Computers that hand a link over to a phone.
public final class HandoverRows {
  private final Handle handle;

  public HandoverRows(Handle handle) {
    this.handle = handle;
  }

  /// @param code its digest
  /// @param startedOn the computer in words
  /// @param phone the digest of what the phone that scanned the code was told; null until then
  /// @param phoneName the phone in words
  /// @param number what the computer shows and the phone asks for
  public record HandoverRow(
      byte[] code,
      String verificationId,
      Instant expires,
      Instant started,
      String startedOn,
      byte @Nullable [] phone,
      @Nullable String phoneName,
      @Nullable String number,
      int failures,
      boolean done) {}

  public void insert(byte[] code, String verification, Instant expires, Instant now, String on) {
    handle
        .createUpdate(
            "insert into capture_handover (code, verification_id, expires, started, started_on)"
                + " values (:code, :verification, :expires, :now, :on)")
        .bind("code", code)
        .bind("verification", verification)
        .bind("expires", expires)
        .bind("now", now)
        .bind("on", on)
        .execute();
  }

  public Optional<HandoverRow> lock(byte[] code) {
    return handle
        .createQuery("select * from capture_handover where code = :code for update")
        .bind("code", code)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  /// The one that got furthest, of those that are not over.
  public Optional<HandoverRow> current(String verification, Instant now) {
    return handle
        .createQuery(
            "select * from capture_handover where verification_id = :verification and (done or"
                + " expires > :now) order by done desc, (phone is not null) desc, started desc"
                + " limit 1")
        .bind("verification", verification)
        .bind("now", now)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  public void scanned(byte[] code, byte[] phone, String name, String number, Instant expires) {
    handle
        .createUpdate(
            "update capture_handover set phone = :phone, phone_name = :name, number = :number,"
                + " expires = :expires where code = :code")
        .bind("phone", phone)
        .bind("name", name)
        .bind("number", number)
        .bind("expires", expires)
        .bind("code", code)
        .execute();
  }

  public void failed(byte[] code) {
    handle
        .createUpdate("update capture_handover set failures = failures + 1 where code = :code")
        .bind("code", code)
        .execute();
  }

  public void done(byte[] code) {
    handle
        .createUpdate("update capture_handover set done = true where code = :code")
        .bind("code", code)
        .execute();
  }

  public void delete(byte[] code) {
    handle
        .createUpdate("delete from capture_handover where code = :code")
        .bind("code", code)
        .execute();
  }

  /// Takes away those of an order that nobody scanned in time.
  public void tidy(String verification, Instant now) {
    handle
        .createUpdate(
            "delete from capture_handover where verification_id = :verification and not done and"
                + " expires <= :now")
        .bind("verification", verification)
        .bind("now", now)
        .execute();
  }

  private static HandoverRow row(ResultSet rs) throws SQLException {
    return new HandoverRow(
        rs.getBytes("code"),
        rs.getString("verification_id"),
        Rows.instant(rs, "expires"),
        Rows.instant(rs, "started"),
        rs.getString("started_on"),
        rs.getBytes("phone"),
        rs.getString("phone_name"),
        rs.getString("number"),
        rs.getInt("failures"),
        rs.getBoolean("done"));
  }
}
