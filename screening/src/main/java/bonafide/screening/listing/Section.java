package bonafide.screening.listing;

import bonafide.core.Sex;
import bonafide.core.Topic;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What many listings have in common, and by which they are left out of a search.
///
/// @param publisher the issuer, as `OFAC`
/// @param list the publisher's sub-list, as `SDN`
/// @param current whether a public office is held today; true for listings without an office
public record Section(
    String publisher,
    String list,
    Kind kind,
    @Nullable Sex sex,
    Set<Topic> topics,
    boolean current) {

  public static Section of(Listing listing) {
    return new Section(
        listing.publisher(),
        listing.list(),
        listing.kind(),
        listing.sex(),
        listing.topics(),
        listing.current());
  }
}
