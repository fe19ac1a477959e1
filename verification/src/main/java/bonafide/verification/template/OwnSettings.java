package bonafide.verification.template;

import bonafide.store.Database;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.SearchSettingRows.SearchSettingRow;
import bonafide.verification.client.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Search settings that clients made for one of their environments.
public final class OwnSettings {
  /// The first number such a setting can have.
  public static final int FIRST = 10_000;

  private final Database database;
  private final InstantSource clock;

  public OwnSettings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @param body JSON, as the surface writes it
  /// @param retired whether it is kept only for the tasks that were made with it
  public record OwnSetting(int number, String body, boolean retired) {}

  public int nextNumber() {
    return database.transact(work -> work.searchSettings().nextNumber());
  }

  /// Made a second time under one number, it stays as it was.
  public void create(Caller caller, int number, String body) {
    database.run(
        work -> {
          work.searchSettings()
              .insert(number, caller.clientId(), caller.environment(), body, clock.instant());
          audit(work, caller, "search_setting.created", number);
        });
  }

  public List<OwnSetting> of(Caller caller) {
    return database
        .transact(work -> work.searchSettings().of(caller.clientId(), caller.environment()))
        .stream()
        .map(OwnSettings::setting)
        .toList();
  }

  /// Somebody else's is as unknown as one that never was.
  public Optional<OwnSetting> find(Caller caller, int number) {
    return database.transact(work -> find(work, caller, number));
  }

  public Optional<OwnSetting> find(Work work, Caller caller, int number) {
    return own(work, caller, number).map(OwnSettings::setting);
  }

  /// False when there is none to change.
  public boolean replace(Caller caller, int number, String body) {
    return database.transact(
        work -> {
          if (own(work, caller, number).filter(row -> !row.retired()).isEmpty()) return false;
          work.searchSettings().replace(number, body);
          audit(work, caller, "search_setting.changed", number);
          return true;
        });
  }

  /// False when there is none to retire.
  public boolean retire(Caller caller, int number) {
    return database.transact(
        work -> {
          if (own(work, caller, number).filter(row -> !row.retired()).isEmpty()) return false;
          work.searchSettings().retire(number, clock.instant());
          audit(work, caller, "search_setting.retired", number);
          return true;
        });
  }

  private static Optional<SearchSettingRow> own(Work work, Caller caller, int number) {
    return work.searchSettings().find(caller.clientId(), caller.environment(), number);
  }

  private static OwnSetting setting(SearchSettingRow row) {
    return new OwnSetting(row.number(), row.body(), row.retired());
  }

  private void audit(Work work, Caller caller, String action, int number) {
    work.audit()
        .append(
            new AuditRows.Entry(
                clock.instant(),
                caller.clientId(),
                caller.keyId(),
                action,
                String.valueOf(number),
                ""));
  }
}
