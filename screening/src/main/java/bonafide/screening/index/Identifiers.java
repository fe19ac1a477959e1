package bonafide.screening.index;

import bonafide.screening.listing.Listing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// From what a listing prints as an identifier to the listings that print it, eight bytes each.
final class Identifiers {
  /// A hash above, a listing's number below.
  private final long[] entries;

  private final ListingStore store;

  Identifiers(List<Listing> listings, ListingStore store) {
    this.store = store;
    var count = 0;
    for (var listing : listings) count += listing.identifiers().size();
    entries = new long[count];
    var at = 0;
    for (var l = 0; l < listings.size(); l++)
      for (var identifier : listings.get(l).identifiers()) entries[at++] = key(identifier) | l;
    Arrays.sort(entries);
  }

  private static long key(String identifier) {
    return (identifier.toLowerCase(Locale.ROOT).hashCode() & 0xffffffffL) << 32;
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
    var from = Arrays.binarySearch(entries, key);
    if (from < 0) from = -from - 1;
    return Arrays.stream(entries, from, entries.length)
        .takeWhile(entry -> (entry & 0xffffffff00000000L) == key)
        .mapToInt(entry -> (int) entry)
        .filter(number -> !gone.get(number))
        .distinct();
  }
}
