package bonafide.signal.address;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.AddressSignals.Fault;
import bonafide.core.AddressSignals.Level;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  private static final Map<String, String> RECORD =
      Map.of(
          "line1", "1600 Sandbox Way",
          "line2", "Apt 4",
          "city", "San Francisco",
          "postal_code", "94103",
          "subdivision", "CA",
          "country", "US");

  private static Map<String, String> claims(String name, String value) {
    var claims = new HashMap<>(RECORD);
    claims.put(name, value);
    return claims;
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "line2, Apt 4, SUB_PREMISE, -",
        "line2, Unit 5, PREMISE, SUB_PREMISE_INVALID",
        "line1, 1600 SANDBOX WAY, SUB_PREMISE, -",
        "line1, 1601 Sandbox Way, THOROUGHFARE, PREMISE_INVALID",
        "line1, Sandbox Way, THOROUGHFARE, PREMISE_MISSING",
        "line1, 1600 Other Way, LOCALITY, UNKNOWN_STREET",
        "line1, 1600 Sandbox Street, LOCALITY, COMPONENT_MISMATCH",
        "line1, 1600 N Sandbox Way, LOCALITY, COMPONENT_MISMATCH",
        "line1, PO Box, LOCALITY, BOX_MISSING",
        "line1, PO Box 7, LOCALITY, BOX_INVALID",
        "postal_code, 94103-1234, SUB_PREMISE, -",
        "postal_code, 10001, SUB_PREMISE, GENERAL",
        "subdivision, California, SUB_PREMISE, -"
      })
  void anAddressIsConfirmedAsDeepAsItAgrees(String name, String value, Level level, Fault fault) {
    var signals = Addresses.compare(claims(name, value), "US", RECORD, "records");
    assertThat(signals.confirmed()).isEqualTo(level);
    if (fault == null) assertThat(signals.faults()).isEmpty();
    else assertThat(signals.faults()).containsExactly(fault);
  }

  @Test
  void aSlipInTheStreetIsAChangeAndNoOtherStreet() {
    var slip = Addresses.compare(claims("line1", "1600 Sandboks Way"), "US", RECORD, "records");
    assertThat(slip.confirmed()).isEqualTo(Level.SUB_PREMISE);
    assertThat(slip.faults()).isEmpty();
    assertThat(slip.changes()).containsExactly(Level.THOROUGHFARE);
    var numbered = new HashMap<>(RECORD);
    numbered.put("line1", "1600 15th Way");
    var other = Addresses.compare(claims("line1", "1600 16th Way"), "US", numbered, "records");
    assertThat(other.faults()).containsExactly(Fault.UNKNOWN_STREET);
  }

  @Test
  void aMissingUnitIsSaid() {
    var claims = new HashMap<>(RECORD);
    claims.remove("line2");
    assertThat(Addresses.compare(claims, "US", RECORD, "records").faults())
        .containsExactly(Fault.SUB_PREMISE_MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "US, 94103, CA, ADMINISTRATIVE_AREA, true",
    "US, 9410, CA, NONE, false",
    "US, 94103, XX, NONE, false",
    "DE, 51147, NW, NONE, true",
    "GB, SW1A 1AA, London, NONE, true",
    "GB, 12345, London, NONE, false",
    "ID, 10110, DKI Jakarta, ADMINISTRATIVE_AREA, true",
    "ID, 40111, West Java, ADMINISTRATIVE_AREA, true",
    "ID, 10110, Texas, NONE, false"
  })
  void withoutRecordsOnlyTheFormIsKnown(
      String country, String code, String state, Level level, boolean possible) {
    var signals = Addresses.form(Map.of("postal_code", code, "subdivision", state), country);
    assertThat(signals.confirmed()).isEqualTo(level);
    assertThat(signals.faults().isEmpty()).isEqualTo(possible);
  }

  /// Indonesia's regencies, towns and districts are all known.
  @ParameterizedTest
  @CsvSource({
    "Jawa Barat, Bandung, LOCALITY, true",
    "West Java, KOTA BEKASI, LOCALITY, true",
    "Jawa Barat, Kab. Bandung Barat, LOCALITY, true",
    "DKI Jakarta, Jakarta Timur, LOCALITY, true",
    "DKI Jakarta, Kecamatan Pasar Rebo, LOCALITY, true",
    "Papua Selatan, Merauke, LOCALITY, true",
    "Bali, Bekasi Utara, ADMINISTRATIVE_AREA, false",
    "Bali, Nowhere, ADMINISTRATIVE_AREA, true"
  })
  void aTownIsKnownToLieInItsProvince(String province, String city, Level level, boolean possible) {
    var signals =
        Addresses.form(Map.of("postal_code", "10110", "subdivision", province, "city", city), "ID");
    assertThat(signals.confirmed()).isEqualTo(level);
    assertThat(signals.faults().contains(Fault.COMPONENT_MISMATCH)).isEqualTo(!possible);
  }

  @Test
  void hundredTwentyCountriesAreSupported() {
    assertThat(Addresses.isSupported("US")).isTrue();
    assertThat(Addresses.isSupported("AF")).isFalse();
  }
}
