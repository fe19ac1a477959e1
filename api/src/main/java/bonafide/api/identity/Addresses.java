package bonafide.api.identity;

import bonafide.api.http.Form;
import bonafide.core.Address;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Addresses as this surface takes and repeats them.
final class Addresses {
  private static final int MOST = 50;

  private Addresses() {}

  enum OfPerson {
    HOME,
    WORK,
    PROVINCIAL
  }

  enum OfEntity {
    REGISTERED,
    TRADING,
    HOME,
    WORK,
    PROVINCIAL
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Wire(
      @Nullable String country,
      @Nullable String streetLine1,
      @Nullable String streetLine2,
      @Nullable String city,
      @Nullable String province,
      @Nullable String state,
      @Nullable String postalCode,
      @Nullable String category) {}

  static List<Address> read(
      Form form, Class<? extends Enum<?>> categories, boolean countryRequired) {
    return form.objects("addresses", MOST).stream()
        .map(address -> address(address, categories, countryRequired))
        .toList();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Address address(
      Form form, Class<? extends Enum<?>> categories, boolean countryRequired) {
    var country = form.country("country");
    if (countryRequired && !form.has("country")) form.fault("country", "is required");
    var category = (Enum<?>) form.word("category", (Class) categories);
    return new Address(
        country,
        form.text("street_line1"),
        form.text("street_line2"),
        form.text("city"),
        form.text("province"),
        form.text("state"),
        form.text("postal_code"),
        category == null ? null : category.name());
  }

  static List<Wire> wire(List<Address> addresses) {
    return addresses.stream()
        .map(
            a ->
                new Wire(
                    a.country(),
                    a.streetLine1(),
                    a.streetLine2(),
                    a.city(),
                    a.province(),
                    a.state(),
                    a.postalCode(),
                    a.category()))
        .toList();
  }
}
