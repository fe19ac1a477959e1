package bonafide.verification.template;

import bonafide.core.Environment;
import bonafide.store.Database;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.TemplateRows.TemplateRow;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Templates of a client's environment. One that was retired makes no further sessions.
public final class Templates {
  /// Whoever starts a session by naming a template, as the audit log names them.
  private static final String EMBEDDED = "embedded";

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public Templates(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// @param body JSON, as the surface writes it
  public record Template(String id, String body, boolean retired) {}

  /// A template, with whom it stands for when no key was sent.
  ///
  /// @param signing the key its maker used
  public record Open(Template template, Caller caller, String signing) {}

  /// @param signing the key of the request; it signs the callbacks of sessions made without one
  public Template create(Caller caller, String id, String body, String signing) {
    return database.transact(
        work -> {
          var sealed =
              vault.seal(
                  caller.clientId(),
                  caller.client().dataKey(),
                  signing.getBytes(StandardCharsets.UTF_8),
                  "template/" + id);
          work.templates()
              .insert(
                  new TemplateRow(
                      id,
                      caller.clientId(),
                      caller.environment(),
                      body,
                      sealed,
                      false,
                      clock.instant()));
          audit(work, caller, "template.created", id);
          return template(work.templates().find(id).orElseThrow());
        });
  }

  public List<Template> of(Caller caller) {
    return database.transact(
        work ->
            work.templates().of(caller.clientId(), caller.environment()).stream()
                .map(Templates::template)
                .toList());
  }

  /// Somebody else's is as unknown as one that never was.
  public Optional<Template> find(Caller caller, String id) {
    return database.transact(work -> own(work, caller, id).map(Templates::template));
  }

  public Optional<Template> replace(Caller caller, String id, String body) {
    return database.transact(
        work -> {
          if (own(work, caller, id).filter(row -> !row.retired()).isEmpty())
            return Optional.<Template>empty();
          work.templates().replace(id, body);
          audit(work, caller, "template.changed", id);
          return work.templates().find(id).map(Templates::template);
        });
  }

  /// False when there is none to retire.
  public boolean retire(Caller caller, String id) {
    return database.transact(
        work -> {
          if (own(work, caller, id).filter(row -> !row.retired()).isEmpty()) return false;
          work.templates().retire(id, clock.instant());
          audit(work, caller, "template.retired", id);
          return true;
        });
  }

  /// A template by its id alone.
  public Optional<Open> open(String id) {
    return database.transact(
        work ->
            work.templates()
                .find(id)
                .map(
                    row -> {
                      var client = work.clients().client(row.clientId()).orElseThrow();
                      return new Open(
                          template(row), caller(client, row.environment()), signing(client, row));
                    }));
  }

  private static Caller caller(ClientRow client, Environment environment) {
    return new Caller(client, environment, EMBEDDED, Set.of());
  }

  private String signing(ClientRow client, TemplateRow row) {
    var plain = vault.open(client.id(), client.dataKey(), row.signing(), "template/" + row.id());
    return new String(plain, StandardCharsets.UTF_8);
  }

  private static Optional<TemplateRow> own(Work work, Caller caller, String id) {
    return work.templates()
        .find(id)
        .filter(row -> row.clientId().equals(caller.clientId()))
        .filter(row -> row.environment() == caller.environment());
  }

  private void audit(Work work, Caller caller, String action, String id) {
    work.audit()
        .append(
            new AuditRows.Entry(
                clock.instant(), caller.clientId(), caller.keyId(), action, id, ""));
  }

  private static Template template(TemplateRow row) {
    return new Template(row.id(), row.body(), row.retired());
  }
}
