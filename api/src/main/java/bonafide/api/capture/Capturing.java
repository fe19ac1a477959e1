package bonafide.api.capture;

import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a surface wants from applicants, and what it makes of it.
public interface Capturing {
  /// Whether the order is one of this surface's.
  boolean of(Verification verification);

  /// What is asked for, in the order in which it is asked.
  List<Part> parts(Verification verification);

  /// The order as it is worked on once everything is there.
  ///
  /// @param names of the parts that were handed in
  Order complete(Verification waiting, Set<String> names);

  /// Where the applicant goes when everything was handed in; null for the last page here.
  @Nullable String next(Verification verification);
}
