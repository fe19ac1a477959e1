package bonafide.screening.index;

import bonafide.screening.listing.Listing;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// From what a listing prints as an identifier to the listings that print it.
final class Identifiers {
  /// Listings under the hash of an identifier.
  private final Keyed listings;

  private final ListingStore store;

  Identifiers(List<Listing> listings, ListingStore store) {
    this.store = store;
    var count = 0;
    for (var listing : listings) count += listing.identifiers().size();
    var entries = new long[count];
    var at = 0;
    for (var l = 0; l < listings.size(); l++)
      for (var identifier : listings.get(l).identifiers())
        entries[at++] = Keyed.entry(key(identifier), l);
    this.listings = new Keyed(entries);
  }

  private static int key(String identifier) {
    return identifier.toLowerCase(Locale.ROOT).hashCode();
  }

  /// Whatever the case of its letters.
  ///
  /// @param gone listings that are no longer in force
  List<Listing> of(String identifier, BitSet gone) {
    return numbers(identifier, gone)
        .mapToObj(store::get)
        .filter(listing -> listing.identifiers().stream().anyMatch(identifier::equalsIgnoreCase))
        .toList();
  }

  /// Listings that print it, or another of the same hash.
  IntStream numbers(String identifier, BitSet gone) {
    var key = key(identifier);
    return IntStream.iterate(listings.first(key), i -> listings.has(i, key), i -> i + 1)
        .map(listings::number)
        .filter(number -> !gone.get(number))
        .distinct();
  }
}
