package bonafide.verification.capture;

import bonafide.store.Database;
import bonafide.store.rows.ApplicantRows.ChoiceRow;
import bonafide.store.rows.ApplicantRows.ConsentRow;
import bonafide.store.rows.AuditRows;
import bonafide.verification.order.Verification;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where an applicant is on the way through the pages. It outlives a dropped connection and a
/// change of device.
public final class Applicants {
  /// How often a part may be handed in.
  public static final int MOST_ATTEMPTS = 20;

  private final Database database;
  private final InstantSource clock;

  public Applicants(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @param given whether they agreed
  /// @param version of the text they read
  public record Consent(boolean given, String version, String locale, Instant at) {}

  /// @param document `PASSPORT`, `ID_CARD` or `DRIVING_LICENSE`
  /// @param country of two letters
  public record Choice(String document, String country) {}

  /// @param consent null before they were asked
  /// @param attempts by part
  public record Progress(
      @Nullable Consent consent, @Nullable Choice choice, Map<String, Integer> attempts) {
    public boolean hasAgreed() {
      return consent != null && consent.given();
    }
  }

  public Progress progress(Verification verification) {
    var id = verification.id();
    return database.transact(
        work ->
            new Progress(
                work.applicants()
                    .consent(id)
                    .map(c -> new Consent(c.given(), c.version(), c.locale(), c.at()))
                    .orElse(null),
                work.applicants()
                    .choice(id)
                    .map(c -> new Choice(c.document(), c.country()))
                    .orElse(null),
                work.applicants().attempts(id)));
  }

  /// Keeps that an applicant agreed, or did not.
  public void answer(Verification verification, boolean given, String version, String locale) {
    var now = clock.instant();
    database.run(
        work -> {
          work.applicants().consent(verification.id(), new ConsentRow(given, version, locale, now));
          work.audit()
              .append(
                  new AuditRows.Entry(
                      now,
                      verification.clientId(),
                      Captures.APPLICANT,
                      given ? "consent.given" : "consent.refused",
                      verification.id(),
                      version));
        });
  }

  public void choose(Verification verification, Choice choice) {
    database.run(
        work ->
            work.applicants()
                .choose(verification.id(), new ChoiceRow(choice.document(), choice.country())));
  }

  /// Counts an attempt; false when there were too many.
  public boolean attempt(Verification verification, String part) {
    return database.transact(work -> work.applicants().attempt(verification.id(), part))
        <= MOST_ATTEMPTS;
  }
}
