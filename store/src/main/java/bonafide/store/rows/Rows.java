package bonafide.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reading columns.
final class Rows {
  /// A row to select from: the transaction of the statement does not wait for the disk. For what is
  /// written again when its order is carried out again after a power cut. Whatever is committed
  /// later brings it to the disk first.
  static final String SOON = "(select set_config('synchronous_commit', 'off', true)) soon";

  private Rows() {}

  static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getTimestamp(column).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet rs, String column) throws SQLException {
    var timestamp = rs.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
