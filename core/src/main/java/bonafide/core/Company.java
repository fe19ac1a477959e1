package bonafide.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A legal person, as the client describes it.
public record Company(
    String name,
    @Nullable String domicile,
    @Nullable PartialDate registered,
    List<Address> addresses,
    @Nullable String phone,
    @Nullable String email)
    implements Subject {

  public Company {
    addresses = List.copyOf(addresses);
  }

  public static Company named(String name) {
    return new Company(name, null, null, List.of(), null, null);
  }
}
