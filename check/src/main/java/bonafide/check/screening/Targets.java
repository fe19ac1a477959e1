package bonafide.check.screening;

import bonafide.core.Company;
import bonafide.core.Person;
import bonafide.core.Subject;
import bonafide.screening.match.Asked;
import java.util.Optional;

/// Subjects as they are looked for by name.
public final class Targets {
  private Targets() {}

  /// Empty for what has no name.
  public static Optional<Asked> of(Subject subject) {
    return switch (subject) {
      case Person person ->
          Optional.of(
              Asked.person(person.fullName(), person.born(), person.nationality(), person.sex()));
      case Company company ->
          Optional.of(Asked.entity(company.name(), company.registered(), company.domicile()));
      default -> Optional.empty();
    };
  }
}
