package bonafide.api.capture;

import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.Map;
import java.util.Set;

/// What a surface wants from applicants, and what it makes of it.
public interface Capturing {
  /// Whether the order is one of this surface's.
  boolean of(Verification verification);

  Asking asking(Verification verification);

  /// The order as it is worked on once everything is there.
  ///
  /// @param names of the parts that were handed in
  /// @param corrections what the applicant says instead of what was read, by field; empty where the
  ///     surface takes none
  Order complete(Verification waiting, Set<String> names, Map<String, String> corrections);
}
