package bonafide.verification.desk;

import bonafide.core.Environment;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.AuditRows.Placed;
import bonafide.store.rows.OverviewRows.NoteRow;
import bonafide.store.rows.OverviewRows.ViewRow;
import bonafide.store.vault.Vault;
import bonafide.verification.user.SignedIn;
import bonafide.verification.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands cases to people and keeps what they note. A case that was taken, not assigned, goes back
/// by itself.
public final class Desk {
  private static final Duration LEASE = Duration.ofMinutes(30);

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public Desk(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// The case that has waited longest and that nobody works on.
  ///
  /// @param plan null for any
  public Optional<String> takeNext(SignedIn who, @Nullable String plan) {
    return database.transact(
        work -> {
          var now = clock.instant();
          var taken =
              work.overview()
                  .takeNext(
                      who.client().id(),
                      who.environment(),
                      plan,
                      who.user().id(),
                      now,
                      now.plus(LEASE));
          taken.ifPresent(id -> audit(work, who, "case.taken", id, ""));
          return taken;
        });
  }

  /// Gives cases to a person, or back to nobody; those that are not there are left out.
  ///
  /// @return how many
  public int assign(
      SignedIn who, Environment environment, Collection<String> ids, @Nullable User to) {
    return database.transact(
        work -> {
          var count = 0;
          for (var id : ids) {
            if (work.verifications().find(who.client().id(), environment, id).isEmpty()) continue;
            if (to == null) work.overview().release(id);
            else
              work.overview()
                  .assign(id, who.client().id(), environment, to.id(), clock.instant(), null);
            audit(
                work,
                who,
                to == null ? "case.released" : "case.assigned",
                id,
                to == null ? "" : to.email());
            count++;
          }
          return count;
        });
  }

  public record Note(String id, String userId, String text, Instant at) {}

  public Note note(SignedIn who, String verificationId, String text) {
    var id = "note_" + Ids.hex24();
    var now = clock.instant();
    var sealed =
        vault.seal(
            who.client().id(),
            who.client().dataKey(),
            text.getBytes(StandardCharsets.UTF_8),
            "note/" + id);
    database.run(
        work -> {
          work.overview().insertNote(verificationId, new NoteRow(id, who.user().id(), sealed, now));
          audit(work, who, "case.noted", verificationId, id);
        });
    return new Note(id, who.user().id(), text, now);
  }

  public List<Note> notes(SignedIn who, String verificationId) {
    return database.transact(work -> work.overview().notes(verificationId)).stream()
        .map(
            row ->
                new Note(
                    row.id(),
                    row.userId(),
                    new String(
                        vault.open(
                            who.client().id(),
                            who.client().dataKey(),
                            row.text(),
                            "note/" + row.id()),
                        StandardCharsets.UTF_8),
                    row.at()))
        .toList();
  }

  public List<AuditRows.Entry> history(SignedIn who, String object) {
    return database.transact(work -> work.audit().of(who.client().id(), object));
  }

  /// The client's part of the audit log, newest first; null filters nothing.
  public List<Placed> audit(
      SignedIn who,
      @Nullable String actor,
      @Nullable String action,
      @Nullable String object,
      @Nullable Long before,
      int limit) {
    return database.transact(
        work -> work.audit().page(who.client().id(), actor, action, object, before, limit));
  }

  /// That somebody took data out of the portal.
  public void exported(SignedIn who, String object, String what) {
    database.run(work -> audit(work, who, "case.exported", object, what));
  }

  public int waiting(SignedIn who, int most) {
    return database.transact(
        work -> work.overview().toReview(who.client().id(), who.environment(), most));
  }

  public Map<String, Long> funnel(SignedIn who, Instant since) {
    return database.transact(
        work -> work.overview().funnel(who.client().id(), who.environment(), since));
  }

  public List<ViewRow> views(User user) {
    return database.transact(work -> work.overview().views(user.id()));
  }

  public ViewRow keepView(User user, String name, String query) {
    var view = new ViewRow("view_" + Ids.hex24(), name, query);
    database.run(work -> work.overview().insertView(user.id(), view));
    return view;
  }

  public boolean dropView(User user, String id) {
    return database.transact(work -> work.overview().deleteView(user.id(), id));
  }

  private void audit(Work work, SignedIn who, String action, String object, String detail) {
    work.audit()
        .append(
            new AuditRows.Entry(
                clock.instant(), who.client().id(), who.user().email(), action, object, detail));
  }
}
