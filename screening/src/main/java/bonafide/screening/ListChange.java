package bonafide.screening;

import bonafide.screening.index.NameIndex;
import bonafide.screening.match.Asked;
import bonafide.screening.name.NameTokens;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/// What a new generation of lists changes, and whom that can concern.
///
/// The result for a subject can change only when a listing changed, when a word of the subject
/// weighs something else than before, or when a word of a listing does. The last kind of listing
/// counts as changed here; so whoever is not concerned has the result that was kept.
public final class ListChange {
  private final Set<String> listings;
  private final Set<String> words;
  private final NameIndex changed;
  private final String state;

  ListChange(NameIndex before, NameIndex now, String state) {
    this.state = state;
    words = now.weighedOtherwise(before);
    listings = new HashSet<>(now.listingsWith(words));
    listings.addAll(before.listingsWith(words));
    var old = new HashMap<String, Integer>();
    before.numbers().forEach(i -> old.put(before.id(i), i));
    now.numbers()
        .forEach(
            i -> {
              var was = old.remove(now.id(i));
              if (was == null || !now.listing(i).equals(before.listing(was)))
                listings.add(now.id(i));
            });
    listings.addAll(old.keySet());
    changed =
        now.part(
            now.numbers()
                .filter(i -> listings.contains(now.id(i)))
                .mapToObj(now::listing)
                .toList());
  }

  /// The state of the lists after the change.
  public String state() {
    return state;
  }

  /// Listings that were added, changed or removed, or that score otherwise because of a word.
  public Set<String> listings() {
    return listings;
  }

  /// Whether the change can give the subject a hit it did not have. Who had a hit on one of the
  /// listings is concerned as well.
  ///
  /// @param threshold 0-100
  public boolean concerns(Asked asked, int threshold) {
    for (var word : NameTokens.of(asked.name())) if (words.contains(word)) return true;
    return !changed.search(asked, _ -> true, threshold / 100f, 1).isEmpty();
  }
}
