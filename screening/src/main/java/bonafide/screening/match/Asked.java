package bonafide.screening.match;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.screening.listing.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom a search is about, as far as lists can know them.
///
/// @param kinds the kinds of listing that can be meant
/// @param countries alpha-2 codes: nationality, domicile
public record Asked(
    String name,
    Set<Kind> kinds,
    @Nullable PartialDate date,
    Set<String> countries,
    @Nullable Sex sex) {

  private static final Set<Kind> PEOPLE = Set.of(Kind.PERSON, Kind.UNKNOWN);
  private static final Set<Kind> ENTITIES =
      Set.of(Kind.ORGANISATION, Kind.VESSEL, Kind.AIRCRAFT, Kind.UNKNOWN);

  public Asked {
    countries = Set.copyOf(countries);
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
    return date == null && countries.isEmpty() && sex == null;
  }
}
