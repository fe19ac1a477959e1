package bonafide.signal.identity;

import bonafide.store.rows.SightingRows.Use;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How risky the use of a person's identifiers is: how often they are used (velocity), by how many
/// businesses (popularity), with how many others (volatility), and since when (age). The weights
/// are stated in docs/reference/signals.md.
public final class Network {
  /// So many sightings of the identifiers are history; with fewer nothing is said.
  private static final int HISTORY = 3;

  private static final double BASE = -1.6;
  private static final double VELOCITY = 0.9;
  private static final double VOLATILITY = 0.8;
  private static final double FRAUD = 1.2;
  private static final double POPULARITY = -0.4;
  private static final double AGE = -0.5;

  private Network() {}

  /// 0 calm to 1 risky; null without history.
  public static @Nullable Double score(Use email, Use phone, Use ip, Instant now) {
    if (email.hits() + phone.hits() < HISTORY) return null;
    var velocity = log(email.day()) + log(phone.day()) + log(ip.day()) / 4;
    var volatility =
        log(email.phones() - 1L)
            + log(phone.emails() - 1L)
            + log(email.persons() - 1L)
            + log(phone.persons() - 1L);
    var popularity = log(email.clients()) + log(phone.clients());
    var age = years(email.first(), now) + years(phone.first(), now);
    var fraud = log(email.fraud() + phone.fraud());
    var x =
        BASE
            + VELOCITY * velocity
            + VOLATILITY * volatility
            + FRAUD * fraud
            + POPULARITY * popularity
            + AGE * Math.min(age, 4);
    return Math.round(1_000 / (1 + Math.exp(-x))) / 1_000.0;
  }

  private static double log(long count) {
    return Math.log1p((double) Math.max(0, count));
  }

  private static double years(@Nullable Instant first, Instant now) {
    return first == null ? 0 : Duration.between(first, now).toDays() / 365.0;
  }
}
