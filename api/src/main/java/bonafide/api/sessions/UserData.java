package bonafide.api.sessions;

import bonafide.api.http.Form;
import bonafide.api.http.Wire;
import bonafide.core.Countries;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a request says about the person, without the pictures.
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserData(
    @Nullable String firstName,
    @Nullable String middleName,
    @Nullable String lastName,
    @Nullable String dateOfBirth,
    @Nullable String phoneNumber,
    @Nullable String emailAddress,
    @Nullable String ipAddress,
    @Nullable Address address,
    @Nullable Identity identity) {
  static final UserData NOBODY = new UserData(null, null, null, null, null, null, null, null, null);

  private static final Set<String> NUMBER_TYPES =
      Set.of(
          "SSN9",
          "SSN4",
          "DRIVER_LICENSE",
          "PASSPORT",
          "NATIONAL_ID",
          "VOTER_ID",
          "BVN",
          "NIN",
          "NIN_SLIP",
          "SSNIT",
          "TAX_ID",
          "KENYA_KRA_PIN",
          "ALIEN_CARD",
          "RESIDENT_ID",
          "COLOMBIA_PPT_NUMBER",
          "GHANA_CARD_NUMBER");
  private static final Set<String> DOCUMENT_TYPES =
      Set.of(
          "PASSPORT",
          "DRIVER_LICENSE",
          "NATIONAL_ID",
          "PAN_CARD",
          "ID_CARD",
          "VOTER_ID_CARD",
          "RESIDENT_CARD",
          "GHANA_CARD",
          "GHANA_SSNIT_CARD",
          "KENYA_ALIEN_CARD",
          "COLOMBIA_PPT");

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Address(
      @Nullable String addressStreet1,
      @Nullable String addressStreet2,
      @Nullable String addressCity,
      @Nullable String addressState,
      @Nullable String addressCountry,
      @Nullable String addressZipCode) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Identity(
      @Nullable String identityCountryCode,
      @Nullable String identityNumberType,
      @Nullable String identityNumber,
      @Nullable String identityDocumentType) {}

  static UserData read(@Nullable Form form) {
    if (form == null) return NOBODY;
    var born = form.date("date_of_birth");
    return new UserData(
        form.text("first_name"),
        form.text("middle_name"),
        form.text("last_name"),
        born == null ? null : born.toString(),
        form.text("phone_number"),
        form.text("email_address"),
        form.text("ip_address"),
        address(form.object("address")),
        identity(form.object("identity")));
  }

  private static @Nullable Address address(@Nullable Form form) {
    if (form == null) return null;
    var country =
        form.matching(
            "address_country",
            text -> Countries.alpha2(text) != null,
            "must be a country code (ISO 3166-1)");
    return new Address(
        form.text("address_street_1"),
        form.text("address_street_2"),
        form.text("address_city"),
        form.text("address_state"),
        country,
        form.text("address_zip_code"));
  }

  private static @Nullable Identity identity(@Nullable Form form) {
    if (form == null) return null;
    return new Identity(
        form.country("identity_country_code"),
        form.matching(
            "identity_number_type", NUMBER_TYPES::contains, "is no type of number known here"),
        form.text("identity_number"),
        form.matching(
            "identity_document_type",
            DOCUMENT_TYPES::contains,
            "is no type of document known here"));
  }

  static UserData of(@Nullable Object kept) {
    return kept == null ? NOBODY : Wire.JSON.convertValue(kept, UserData.class);
  }

  /// What one says that the other does not.
  UserData or(UserData other) {
    var merged = new HashMap<>(plain(other));
    merged.putAll(plain(this));
    return of(merged);
  }

  private static Map<String, Object> plain(UserData user) {
    return Wire.JSON.convertValue(
        user, new tools.jackson.core.type.TypeReference<Map<String, Object>>() {});
  }

  /// Empty when no name was stated.
  String fullName() {
    var name = new java.util.StringJoiner(" ");
    for (var part : new @Nullable String[] {firstName, middleName, lastName})
      if (part != null) name.add(part.strip());
    return name.toString();
  }

  /// Alpha-2; empty when none was stated.
  String country() {
    var stated = identity == null ? null : identity.identityCountryCode();
    if (stated == null && address != null) stated = address.addressCountry();
    var known = stated == null ? null : Countries.alpha2(stated);
    return known == null ? "" : known;
  }

  @Nullable String number() {
    return identity == null ? null : identity.identityNumber();
  }

  @Nullable String numberType() {
    return identity == null ? null : identity.identityNumberType();
  }

  @Nullable String documentType() {
    return identity == null ? null : identity.identityDocumentType();
  }

  /// The parts of the address, by the names of checks.
  Map<String, String> addressParts() {
    var parts = new HashMap<String, String>();
    if (address == null) return parts;
    put(parts, "line1", address.addressStreet1());
    put(parts, "line2", address.addressStreet2());
    put(parts, "city", address.addressCity());
    put(parts, "subdivision", address.addressState());
    put(parts, "postal_code", address.addressZipCode());
    put(parts, "country", address.addressCountry());
    return parts;
  }

  /// Everything stated, by the names of checks.
  Map<String, String> claims() {
    var claims = new HashMap<>(addressParts());
    put(claims, "given_name", firstName);
    put(claims, "middle_name", middleName);
    put(claims, "surname", lastName);
    put(claims, "birth_date", dateOfBirth);
    put(claims, "phone", phoneNumber);
    put(claims, "email", emailAddress);
    put(claims, "ip", ipAddress);
    if (!country().isEmpty()) claims.put("country", Locale.of("", country()).getISO3Country());
    var number = number();
    if (number != null) claims.put("id_number", number);
    return claims;
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) all.put(name, value);
  }
}
