package bonafide.screening.listing;

import java.util.List;

/// What came out of a publication: the listings, and each record that could not be one, with
/// its reason.
public record Reading(List<Listing> listings, List<Rejected> rejected) {

  /// @param where the record, as the publisher numbers it or by its line
  public record Rejected(String where, String why) {}

  public Reading {
    listings = List.copyOf(listings);
    rejected = List.copyOf(rejected);
  }
}
