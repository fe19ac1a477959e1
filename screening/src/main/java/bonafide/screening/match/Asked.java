package bonafide.screening.match;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.screening.listing.Kind;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whom a search is about, as far as lists can know them.
///
/// @param kinds the kinds of listing that can be meant
/// @param countries alpha-2 codes: nationality, domicile
/// @param identifiers numbers of passports, registrations, vessels, as written; those of fewer than
///     four signs tell nobody apart and are left out
/// @param addresses each as one line
public record Asked(
    String name,
    Set<Kind> kinds,
    @Nullable PartialDate date,
    Set<String> countries,
    @Nullable Sex sex,
    Set<String> identifiers,
    Set<String> addresses) {

  private static final int SHORTEST_IDENTIFIER = 4;
  private static final Set<Kind> PEOPLE = Set.of(Kind.PERSON, Kind.UNKNOWN);
  private static final Set<Kind> ENTITIES =
      Set.of(Kind.ORGANISATION, Kind.VESSEL, Kind.AIRCRAFT, Kind.UNKNOWN);

  public Asked {
    countries = Set.copyOf(countries);
    identifiers =
        identifiers.stream()
            .filter(identifier -> identifier.length() >= SHORTEST_IDENTIFIER)
            .collect(Collectors.toUnmodifiableSet());
    addresses = Set.copyOf(addresses);
  }

  public Asked(
      String name,
      Set<Kind> kinds,
      @Nullable PartialDate date,
      Set<String> countries,
      @Nullable Sex sex) {
    this(name, kinds, date, countries, sex, Set.of(), Set.of());
  }

  /// The same with what is known of numbers and addresses.
  public Asked with(Set<String> itsIdentifiers, Set<String> itsAddresses) {
    return new Asked(name, kinds, date, countries, sex, itsIdentifiers, itsAddresses);
  }

  public static Asked person(
      String name, @Nullable PartialDate born, @Nullable String nationality, @Nullable Sex sex) {
    return new Asked(name, PEOPLE, born, nationality == null ? Set.of() : Set.of(nationality), sex);
  }

  public static Asked entity(
      String name, @Nullable PartialDate registered, @Nullable String domicile) {
    return new Asked(
        name, ENTITIES, registered, domicile == null ? Set.of() : Set.of(domicile), null);
  }

  /// Whether nothing but the name is there to be compared.
  public boolean isNameOnly() {
    return date == null && countries.isEmpty() && sex == null && !needsListing();
  }

  /// Whether something is known that only the whole listing can be compared with.
  public boolean needsListing() {
    return !identifiers.isEmpty() || !addresses.isEmpty();
  }
}
