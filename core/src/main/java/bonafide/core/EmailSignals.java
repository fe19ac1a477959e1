package bonafide.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be known of an e-mail address; null is unknown.
///
/// @param exists whether the mailbox takes mail
/// @param domainExists whether the domain takes mail at all
/// @param firstSeen by this installation or the source
/// @param hits how often it was asked about, this time included
/// @param webmail whether anybody can open a mailbox there
/// @param corporate whether the domain is a company's own
/// @param breaches how many leaks of data it was found in
/// @param firstBreach the day, month or year of the first of them, ISO 8601
/// @param leaks some or all of them
/// @param platforms where somebody has an account by it
/// @param risk 0 none to 100
public record EmailSignals(
    String domain,
    boolean disposable,
    boolean webmail,
    boolean role,
    @Nullable Boolean exists,
    @Nullable Boolean domainExists,
    @Nullable Boolean catchAll,
    @Nullable Instant firstSeen,
    long hits,
    @Nullable String company,
    @Nullable String country,
    @Nullable Instant domainCreated,
    @Nullable Boolean corporate,
    @Nullable Integer breaches,
    @Nullable String firstBreach,
    @Nullable String lastBreach,
    @Nullable List<Leak> leaks,
    @Nullable List<String> platforms,
    Advice advice,
    int risk,
    List<Fired> fired)
    implements Finding {

  /// Data that got out of a platform, and when as far as that is known.
  public record Leak(String domain, @Nullable String date) {}

  /// What to do with it.
  public enum Advice {
    LOWER_FRAUD_RISK,
    MODERATE_FRAUD_RISK,
    UNCLEAR_RISK,
    DATA_REVIEW,
    FRAUD_REVIEW
  }

  public EmailSignals {
    fired = List.copyOf(fired);
    platforms = platforms == null ? null : List.copyOf(platforms);
    leaks = leaks == null ? null : List.copyOf(leaks);
  }
}
