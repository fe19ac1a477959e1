package bonafide.api.diligence;

import bonafide.verification.order.Verification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an order repeats, and how this surface writes time.
final class Echo {
  private Echo() {}

  static @Nullable String text(Verification verification, String name) {
    var value = verification.order().echo().get(name);
    return value == null ? null : value.toString();
  }

  /// Seconds since 1970.
  static long epoch(Instant instant) {
    return instant.getEpochSecond();
  }

  /// As above; 0 where the surface has no other word for never.
  static long epochOrZero(@Nullable Instant instant) {
    return instant == null ? 0 : instant.getEpochSecond();
  }
}
