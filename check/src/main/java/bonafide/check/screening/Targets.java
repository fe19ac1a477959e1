package bonafide.check.screening;

import bonafide.core.Address;
import bonafide.core.Company;
import bonafide.core.Person;
import bonafide.core.Subject;
import bonafide.screening.match.Asked;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Subjects as they are looked for by name.
public final class Targets {
  private Targets() {}

  /// Empty for what has no name.
  public static Optional<Asked> of(Subject subject) {
    return switch (subject) {
      case Person person ->
          Optional.of(
              Asked.person(person.fullName(), person.born(), person.nationality(), person.sex())
                  .with(Set.of(), lines(person.addresses())));
      case Company company ->
          Optional.of(
              Asked.entity(company.name(), company.registered(), company.domicile())
                  .with(Set.of(), lines(company.addresses())));
      default -> Optional.empty();
    };
  }

  private static Set<String> lines(List<Address> addresses) {
    return addresses.stream()
        .map(Targets::line)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String line(Address address) {
    return Stream.of(
            address.streetLine1(),
            address.streetLine2(),
            address.city(),
            address.province(),
            address.state(),
            address.postalCode())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
