package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// What a client's verification sessions are made of.
public final class TemplateRows {
  private final Handle handle;

  public TemplateRows(Handle handle) {
    this.handle = handle;
  }

  /// @param body JSON
  /// @param signing the key that signs callbacks of sessions nobody gave a key for, sealed
  /// @param retired whether no further session may be made of it
  public record TemplateRow(
      String id,
      String clientId,
      Environment environment,
      String body,
      byte[] signing,
      boolean retired,
      Instant created) {}

  public void insert(TemplateRow row) {
    handle
        .createUpdate(
            "insert into template (id, client_id, environment, body, signing, created) values (:id,"
                + " :client, :environment, :body, :signing, :created) on conflict do nothing")
        .bind("id", row.id())
        .bind("client", row.clientId())
        .bind("environment", row.environment().name())
        .bind("body", row.body())
        .bind("signing", row.signing())
        .bind("created", row.created())
        .execute();
  }

  public void replace(String id, String body) {
    handle
        .createUpdate("update template set body = :body where id = :id")
        .bind("body", body)
        .bind("id", id)
        .execute();
  }

  public void retire(String id, Instant at) {
    handle
        .createUpdate("update template set retired = :at where id = :id")
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  /// Whosever it is.
  public Optional<TemplateRow> find(String id) {
    return rows(handle.createQuery("select * from template where id = :id").bind("id", id)).stream()
        .findFirst();
  }

  /// Those not retired, oldest first.
  public List<TemplateRow> of(String clientId, Environment environment) {
    return rows(
        handle
            .createQuery(
                "select * from template where client_id = :client and environment = :environment"
                    + " and retired is null order by created, id")
            .bind("client", clientId)
            .bind("environment", environment.name()));
  }

  private static List<TemplateRow> rows(Query query) {
    return query.map((rs, _) -> row(rs)).list();
  }

  private static TemplateRow row(ResultSet rs) throws SQLException {
    return new TemplateRow(
        rs.getString("id"),
        rs.getString("client_id"),
        Environment.valueOf(rs.getString("environment")),
        rs.getString("body"),
        rs.getBytes("signing"),
        rs.getTimestamp("retired") != null,
        Rows.instant(rs, "created"));
  }
}
