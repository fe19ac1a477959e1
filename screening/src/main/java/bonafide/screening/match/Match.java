package bonafide.screening.match;

import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Listing;
import java.util.List;

/// A listing with its score.
///
/// @param score 0 to 1, all features counted
/// @param name the score of the names alone
/// @param alias the name that was compared
/// @param why the steps from 0 to the score, in words
public record Match(Listing listing, float score, NameScore name, Alias alias, List<String> why) {

  /// 0-100; 100 is kept for names that are equal.
  public int percent() {
    var rounded = Math.round(score * 100);
    return rounded == 100 && !name.isExact() ? 99 : rounded;
  }

  public int namePercent() {
    var rounded = Math.round(name.value() * 100);
    return rounded == 100 && !name.isExact() ? 99 : rounded;
  }
}
