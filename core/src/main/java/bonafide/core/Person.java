package bonafide.core;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A human being, as the client describes them.
public record Person(
    String givenName,
    @Nullable String middleName,
    @Nullable String surname,
    @Nullable PartialDate born,
    @Nullable String nationality,
    @Nullable Sex sex,
    List<Address> addresses,
    @Nullable String phone,
    @Nullable String email)
    implements Subject {

  public Person {
    addresses = List.copyOf(addresses);
  }

  public static Person named(String name) {
    return new Person(name, null, null, null, null, null, List.of(), null, null);
  }

  /// Given, middle and last name in this order, single-spaced.
  public String fullName() {
    var name = new StringJoiner(" ");
    for (var part : new @Nullable String[] {givenName, middleName, surname}) {
      if (part != null && !part.isBlank()) name.add(part.strip());
    }
    return name.toString();
  }
}
