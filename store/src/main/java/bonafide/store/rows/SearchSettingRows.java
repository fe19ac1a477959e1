package bonafide.store.rows;

import bonafide.core.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// How a client's search tasks are made, where the client said so.
public final class SearchSettingRows {
  private final Handle handle;

  public SearchSettingRows(Handle handle) {
    this.handle = handle;
  }

  /// @param body JSON
  /// @param retired whether no further task may be made with it
  public record SearchSettingRow(int number, String body, boolean retired) {}

  /// The next free one, from 10000 on.
  public int nextNumber() {
    return handle.createQuery("select nextval('search_setting_number')").mapTo(Integer.class).one();
  }

  public void insert(
      int number, String clientId, Environment environment, String body, Instant created) {
    handle
        .createUpdate(
            "insert into search_setting (number, client_id, environment, body, created) values"
                + " (:number, :client, :environment, :body, :created) on conflict do nothing")
        .bind("number", number)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("body", body)
        .bind("created", created)
        .execute();
  }

  public void replace(int number, String body) {
    handle
        .createUpdate("update search_setting set body = :body where number = :number")
        .bind("body", body)
        .bind("number", number)
        .execute();
  }

  public void retire(int number, Instant at) {
    handle
        .createUpdate("update search_setting set retired = :at where number = :number")
        .bind("at", at)
        .bind("number", number)
        .execute();
  }

  public Optional<SearchSettingRow> find(String clientId, Environment environment, int number) {
    return rows(
            handle
                .createQuery(
                    "select number, body, retired from search_setting where number = :number"
                        + " and client_id = :client and environment = :environment")
                .bind("number", number)
                .bind("client", clientId)
                .bind("environment", environment.name()))
        .stream()
        .findFirst();
  }

  /// Those not retired, in the order they were made.
  public List<SearchSettingRow> of(String clientId, Environment environment) {
    return rows(
        handle
            .createQuery(
                "select number, body, retired from search_setting where client_id = :client"
                    + " and environment = :environment and retired is null order by number")
            .bind("client", clientId)
            .bind("environment", environment.name()));
  }

  private static List<SearchSettingRow> rows(Query query) {
    return query
        .map(
            (rs, _) ->
                new SearchSettingRow(
                    rs.getInt("number"), rs.getString("body"), rs.getTimestamp("retired") != null))
        .list();
  }
}
