package bonafide.store.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Tables the operator loaded. A load is a new generation, seen by nobody until it is whole.
public final class RegisterRows {
  private static final int CHUNK = 1 << 16;

  private final Handle handle;

  public RegisterRows(Handle handle) {
    this.handle = handle;
  }

  /// @param key a keyed digest
  /// @param fields sealed
  public record RegisterRow(byte[] key, byte[] fields) {}

  public record Loaded(String name, long rows, Instant loaded) {}

  public boolean isLoaded(String name) {
    return handle
        .createQuery("select 1 from register where name = :name")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  public List<Loaded> all() {
    return handle
        .createQuery("select name, rows, loaded from register order by name")
        .map(
            (rs, _) ->
                new Loaded(rs.getString("name"), rs.getLong("rows"), Rows.instant(rs, "loaded")))
        .list();
  }

  public Optional<byte[]> find(String name, byte[] key) {
    return handle
        .createQuery(
            "select r.fields from register g join register_row r on r.generation = g.generation and"
                + " r.key = :key where g.name = :name limit 1")
        .bind("name", name)
        .bind("key", key)
        .map((rs, _) -> rs.getBytes("fields"))
        .findOne();
  }

  /// As above, for tables that have several rows under one key.
  public List<byte[]> all(String name, byte[] key) {
    return handle
        .createQuery(
            "select r.fields from register g join register_row r on r.generation = g.generation and"
                + " r.key = :key where g.name = :name limit 100")
        .bind("name", name)
        .bind("key", key)
        .map((rs, _) -> rs.getBytes("fields"))
        .list();
  }

  public long load(String name, Iterator<RegisterRow> rows, Instant at) {
    var generation =
        handle.createQuery("select nextval('register_generation')").mapTo(Long.class).one();
    var count = copy(generation, rows);
    var before =
        handle
            .createQuery("select generation from register where name = :name for update")
            .bind("name", name)
            .mapTo(Long.class)
            .findOne();
    handle
        .createUpdate(
            "insert into register (name, generation, rows, loaded) values (:name, :generation,"
                + " :rows, :at) on conflict (name) do update set generation = :generation, rows ="
                + " :rows, loaded = :at")
        .bind("name", name)
        .bind("generation", generation)
        .bind("rows", count)
        .bind("at", at)
        .execute();
    before.ifPresent(
        old ->
            handle
                .createUpdate("delete from register_row where generation = :old")
                .bind("old", old)
                .execute());
    return count;
  }

  private long copy(long generation, Iterator<RegisterRow> rows) {
    try {
      var copy =
          handle
              .getConnection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy register_row (generation, key, fields) from stdin");
      try {
        return copy(copy, generation, rows);
      } finally {
        if (copy.isActive()) copy.cancelCopy(); // or the connection could not even roll back
      }
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("the rows could not be stored", e));
    }
  }

  private static long copy(CopyIn copy, long generation, Iterator<RegisterRow> rows)
      throws SQLException {
    var count = 0L;
    var text = new StringBuilder(CHUNK + 4_096);
    while (rows.hasNext()) {
      var row = rows.next();
      text.append(generation)
          .append("\t\\\\x")
          .append(HexFormat.of().formatHex(row.key()))
          .append("\t\\\\x")
          .append(HexFormat.of().formatHex(row.fields()))
          .append('\n');
      count++;
      if (text.length() >= CHUNK || !rows.hasNext()) {
        var bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
      }
    }
    copy.endCopy();
    return count;
  }
}
