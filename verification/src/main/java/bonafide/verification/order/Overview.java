package bonafide.verification.order;

import bonafide.store.Database;
import bonafide.store.rows.OverviewRows.Filter;
import bonafide.store.rows.OverviewRows.Mark;
import bonafide.store.rows.OverviewRows.OverviewRow;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All verifications of a caller, of every surface, in one list.
public final class Overview {
  private final Database database;
  private final Sealed sealed;

  public Overview(Database database, Vault vault) {
    this.database = database;
    this.sealed = new Sealed(vault);
  }

  public record Line(OverviewRow row, Order order) {}

  /// @param after where the page before ended; null for the first page
  public List<Line> page(Caller caller, Filter filter, @Nullable Mark after, int limit) {
    return database
        .transact(
            work ->
                work.overview().page(caller.clientId(), caller.environment(), filter, after, limit))
        .stream()
        .map(row -> line(caller, row))
        .toList();
  }

  public Optional<Line> find(Caller caller, String id) {
    return database
        .transact(work -> work.overview().find(caller.clientId(), caller.environment(), id))
        .map(row -> line(caller, row));
  }

  private Line line(Caller caller, OverviewRow row) {
    return new Line(row, sealed.open(caller.client(), row.ordered(), Order.class, row.id()));
  }
}
