package bonafide.signal.email;

import bonafide.core.Countries;
import bonafide.core.EmailSignals;
import bonafide.core.EmailSignals.Advice;
import bonafide.core.EmailSignals.Leak;
import bonafide.signal.Known;
import bonafide.signal.Rules;
import bonafide.store.rows.SightingRows.Use;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges e-mail addresses by their form, by lists of domains, by how they were used here, and by
/// what a source knows.
public final class Emails {
  private static final Duration NEW_DOMAIN = Duration.ofDays(30);
  private static final Duration YOUNG_DOMAIN = Duration.ofDays(180);
  private static final Duration OLD = Duration.ofDays(365);
  private static final int MANY = 3;
  private static final int MANY_A_DAY = 10;
  private static final int HIGH = 70;
  private static final int MEDIUM = 30;

  private final EmailDomains domains;

  public Emails(EmailDomains domains) {
    this.domains = domains;
  }

  /// @param known what a source says: `exists`, `domain_exists`, `catch_all`, `first_seen`,
  ///     `company`, `country`, `domain_created`, `corporate`, `breaches`, `first_breach`,
  ///     `last_breach`, `breached` (domains, each with a date if it has one), `registered`, `risk`
  /// @param use how the address was used here before
  public EmailSignals judge(EmailAddress email, Map<String, String> known, Use use, Instant now) {
    var disposable = domains.isDisposable(email.domain());
    var free = !disposable && domains.isFree(email.registered());
    var exists = Known.flag(known, "exists");
    var domainExists = Known.flag(known, "domain_exists");
    var catchAll = Known.flag(known, "catch_all");
    var created = instant(known, "domain_created");
    var corporate = Known.flag(known, "corporate");
    // Whoever gives mailboxes to everybody is a company too, but its domain is nobody's employer's.
    if (Boolean.TRUE.equals(corporate) && (free || disposable)) corporate = false;
    var first = earlier(instant(known, "first_seen"), use.first());
    var rules =
        new Rules()
            .rule(disposable, "email.disposable", 80, "The domain gives throw-away mailboxes.")
            .rule(
                Boolean.FALSE.equals(domainExists),
                "email.no-domain",
                80,
                "The domain takes no mail.")
            .rule(
                Boolean.FALSE.equals(exists) && !Boolean.FALSE.equals(domainExists),
                "email.no-mailbox",
                75,
                "There is no such mailbox.")
            .rule(
                "HIGH".equals(known.get("risk")),
                "email.source",
                75,
                "The source takes it for a high risk.")
            .rule(
                "MEDIUM".equals(known.get("risk")),
                "email.source",
                40,
                "The source takes it for a medium risk.")
            .rule(
                younger(created, NEW_DOMAIN, now),
                "email.new-domain",
                45,
                "The domain is less than 30 days old.")
            .rule(
                younger(created, YOUNG_DOMAIN, now) && !younger(created, NEW_DOMAIN, now),
                "email.young-domain",
                30,
                "The domain is less than half a year old.")
            .rule(
                Boolean.TRUE.equals(catchAll),
                "email.catch-all",
                10,
                "The domain takes mail for any name, so that the mailbox proves nothing.")
            .rule(email.isRole(), "email.role", 10, "It is an office's mailbox, not a person's.")
            .rule(
                use.fraud() > 0,
                "email.fraud",
                40,
                "It was used in %d order(s) that were fraud.".formatted(use.fraud()))
            .rule(
                use.persons() > MANY,
                "email.many-persons",
                30,
                "%d different persons used it in 30 days.".formatted(use.persons()))
            .rule(
                use.day() > MANY_A_DAY,
                "email.velocity",
                25,
                "It was used %d times in a day.".formatted(use.day()))
            .rule(
                first != null && !younger(first, OLD, now),
                "email.tenure",
                -15,
                "It has been known for more than a year.");
    return new EmailSignals(
        email.domain(),
        disposable,
        free,
        email.isRole(),
        exists,
        domainExists,
        catchAll,
        first,
        use.hits() + 1,
        known.get("company"),
        country(known),
        created,
        corporate,
        Known.number(known, "breaches").orElse(null),
        Known.date(known, "first_breach"),
        Known.date(known, "last_breach"),
        leaks(known),
        Known.words(known, "registered"),
        advice(rules.risk(), exists, domainExists, disposable),
        rules.risk(),
        rules.fired());
  }

  private static Advice advice(
      int risk, @Nullable Boolean exists, @Nullable Boolean domainExists, boolean disposable) {
    if (Boolean.FALSE.equals(domainExists) && !disposable) return Advice.DATA_REVIEW;
    if (risk >= HIGH) return Advice.FRAUD_REVIEW;
    if (risk >= MEDIUM) return Advice.MODERATE_FRAUD_RISK;
    return exists == null ? Advice.UNCLEAR_RISK : Advice.LOWER_FRAUD_RISK;
  }

  private static @Nullable List<Leak> leaks(Map<String, String> known) {
    var told = Known.words(known, "breached");
    return told == null ? null : told.stream().map(Emails::leak).toList();
  }

  private static Leak leak(String told) {
    var parts = told.split("\\s+", 2);
    return new Leak(parts[0], parts.length == 1 ? null : Known.date(parts[1]));
  }

  private static @Nullable String country(Map<String, String> known) {
    var country = known.get("country");
    return country == null ? null : Countries.alpha2(country);
  }

  private static boolean younger(@Nullable Instant since, Duration age, Instant now) {
    return since != null && since.plus(age).isAfter(now);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) return one == null ? other : one;
    return one.isBefore(other) ? one : other;
  }

  private static @Nullable Instant instant(Map<String, String> known, String name) {
    var text = known.get(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
