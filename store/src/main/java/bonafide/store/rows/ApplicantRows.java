package bonafide.store.rows;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Where an applicant is: what they agreed to, which document they chose, how often they tried.
public final class ApplicantRows {
  private final Handle handle;

  public ApplicantRows(Handle handle) {
    this.handle = handle;
  }

  /// @param given whether they agreed
  /// @param version of the text
  public record ConsentRow(boolean given, String version, String locale, Instant at) {}

  public record ChoiceRow(String document, String country) {}

  public void consent(String verification, ConsentRow consent) {
    handle
        .createUpdate(
            "insert into capture_consent (verification_id, given, version, locale, at) values"
                + " (:verification, :given, :version, :locale, :at)")
        .bind("verification", verification)
        .bind("given", consent.given())
        .bind("version", consent.version())
        .bind("locale", consent.locale())
        .bind("at", consent.at())
        .execute();
  }

  /// The last one.
  public Optional<ConsentRow> consent(String verification) {
    return handle
        .createQuery(
            "select * from capture_consent where verification_id = :verification order by at desc"
                + " limit 1")
        .bind("verification", verification)
        .map(
            (rs, _) ->
                new ConsentRow(
                    rs.getBoolean("given"),
                    rs.getString("version"),
                    rs.getString("locale"),
                    Rows.instant(rs, "at")))
        .findOne();
  }

  public void choose(String verification, ChoiceRow choice) {
    handle
        .createUpdate(
            "insert into capture_choice (verification_id, document, country) values (:verification,"
                + " :document, :country) on conflict (verification_id) do update set document ="
                + " excluded.document, country = excluded.country")
        .bind("verification", verification)
        .bind("document", choice.document())
        .bind("country", choice.country())
        .execute();
  }

  public Optional<ChoiceRow> choice(String verification) {
    return handle
        .createQuery("select * from capture_choice where verification_id = :verification")
        .bind("verification", verification)
        .map((rs, _) -> new ChoiceRow(rs.getString("document"), rs.getString("country")))
        .findOne();
  }

  /// Counts an attempt, and says how many that makes.
  public int attempt(String verification, String part) {
    return handle
        .createQuery(
            "insert into capture_attempt (verification_id, part, attempts) values (:verification,"
                + " :part, 1) on conflict (verification_id, part) do update set attempts ="
                + " capture_attempt.attempts + 1 returning attempts")
        .bind("verification", verification)
        .bind("part", part)
        .mapTo(Integer.class)
        .one();
  }

  public Map<String, Integer> attempts(String verification) {
    var attempts = new LinkedHashMap<String, Integer>();
    handle
        .createQuery(
            "select part, attempts from capture_attempt where verification_id = :verification")
        .bind("verification", verification)
        .map((rs, _) -> Map.entry(rs.getString("part"), rs.getInt("attempts")))
        .forEach(entry -> attempts.put(entry.getKey(), entry.getValue()));
    return attempts;
  }
}
