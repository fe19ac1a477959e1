package bonafide.screening.match;

import bonafide.screening.listing.Facts;
import org.jspecify.annotations.Nullable;

/// One fact beside the name that speaks for or against a match.
@FunctionalInterface
interface Qualifier {
  /// Null when one side does not say.
  @Nullable Effect compare(Asked asked, Facts listing);

  /// @param share above 0: the share of the gap to 1 that is closed; below 0: what is taken off
  record Effect(float share, String sentence) {
    float apply(float score) {
      return share >= 0 ? score + (1 - score) * share : Math.max(0, score + share);
    }
  }
}
