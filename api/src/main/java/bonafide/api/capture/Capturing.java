package bonafide.api.capture;

import bonafide.check.Question;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a surface wants from applicants, and what it makes of it.
public interface Capturing {
  /// Whether the order is one of this surface's.
  boolean of(Verification verification);

  Asking asking(Verification verification);

  /// What an applicant left behind.
  ///
  /// @param names what was handed in, as it is kept
  /// @param corrections what the applicant says instead of what was read, by field; empty where the
  ///     surface takes none
  record Left(Set<String> names, Question.Handed evidence, Map<String, String> corrections) {}

  /// The order as it is worked on once everything is there.
  Order complete(Verification waiting, Left left);

  /// When the time to hand something in is over at the latest; null where it goes on for a day
  /// after the last part.
  default @Nullable Instant ends(Verification verification) {
    return null;
  }
}
