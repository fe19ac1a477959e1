package bonafide.screening.listing;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.core.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One entry of a watchlist, mapped from its publisher's record, which is kept untouched.
///
/// @param id the publisher's short name and its own number, as `un-6908051`
/// @param publisher the issuer, as `OFAC`
/// @param list the publisher's sub-list, as `SDN`
/// @param countries alpha-2 codes of nationality, citizenship or domicile
/// @param dates births of a person, registrations of an organisation
/// @param identifiers passports, registration numbers, IMO numbers, chain addresses, as printed
/// @param current whether a public office is held today; true for listings without an office
/// @param record the publisher's record
public record Listing(
    String id,
    String publisher,
    String list,
    Kind kind,
    List<Alias> names,
    List<PartialDate> dates,
    List<String> countries,
    @Nullable Sex sex,
    List<String> identifiers,
    Set<Topic> topics,
    boolean current,
    Map<String, Object> record) {

  public Listing {
    if (names.isEmpty()) throw new IllegalArgumentException("listing " + id + " has no name");
    names = List.copyOf(names);
    dates = List.copyOf(dates);
    countries = List.copyOf(countries);
    identifiers = List.copyOf(identifiers);
    topics = Set.copyOf(topics);
  }

  public Facts facts() {
    return new Facts(kind, dates, countries, sex, identifiers, Addresses.in(record));
  }
}
