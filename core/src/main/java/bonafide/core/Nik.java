package bonafide.core;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the 16 digits of an Indonesian identity number say: two each for province, regency and
/// district, the birth date as DDMMYY with 40 added to a woman's day, and a serial number.
/// Findings, never a reason to refuse: samples in circulation contradict themselves.
///
/// @param province its name; null when no province has that number
/// @param born in the century that makes the bearer at most 100 years old; null when the digits
///     are no date
public record Nik(
    String digits, @Nullable String province, @Nullable LocalDate born, boolean female) {
  private static final Pattern DIGITS = Pattern.compile("\\d{16}");

  /// Numbers of the Ministry of Home Affairs.
  private static final Map<String, String> PROVINCES =
      Map.ofEntries(
          Map.entry("11", "Aceh"),
          Map.entry("12", "Sumatera Utara"),
          Map.entry("13", "Sumatera Barat"),
          Map.entry("14", "Riau"),
          Map.entry("15", "Jambi"),
          Map.entry("16", "Sumatera Selatan"),
          Map.entry("17", "Bengkulu"),
          Map.entry("18", "Lampung"),
          Map.entry("19", "Kepulauan Bangka Belitung"),
          Map.entry("21", "Kepulauan Riau"),
          Map.entry("31", "DKI Jakarta"),
          Map.entry("32", "Jawa Barat"),
          Map.entry("33", "Jawa Tengah"),
          Map.entry("34", "Daerah Istimewa Yogyakarta"),
          Map.entry("35", "Jawa Timur"),
          Map.entry("36", "Banten"),
          Map.entry("51", "Bali"),
          Map.entry("52", "Nusa Tenggara Barat"),
          Map.entry("53", "Nusa Tenggara Timur"),
          Map.entry("61", "Kalimantan Barat"),
          Map.entry("62", "Kalimantan Tengah"),
          Map.entry("63", "Kalimantan Selatan"),
          Map.entry("64", "Kalimantan Timur"),
          Map.entry("65", "Kalimantan Utara"),
          Map.entry("71", "Sulawesi Utara"),
          Map.entry("72", "Sulawesi Tengah"),
          Map.entry("73", "Sulawesi Selatan"),
          Map.entry("74", "Sulawesi Tenggara"),
          Map.entry("75", "Gorontalo"),
          Map.entry("76", "Sulawesi Barat"),
          Map.entry("81", "Maluku"),
          Map.entry("82", "Maluku Utara"),
          Map.entry("91", "Papua"),
          Map.entry("92", "Papua Barat"),
          Map.entry("93", "Papua Selatan"),
          Map.entry("94", "Papua Tengah"),
          Map.entry("95", "Papua Pegunungan"),
          Map.entry("96", "Papua Barat Daya"));

  /// The names of all provinces.
  public static Collection<String> provinces() {
    return PROVINCES.values();
  }

  public static Optional<Nik> parse(String written, int thisYear) {
    if (!DIGITS.matcher(written).matches()) return Optional.empty();
    var day = Integer.parseInt(written.substring(6, 8));
    var month = Integer.parseInt(written.substring(8, 10));
    var year = Integer.parseInt(written.substring(10, 12));
    var century = year > thisYear % 100 ? thisYear / 100 - 1 : thisYear / 100;
    var female = day > 40;
    return Optional.of(
        new Nik(
            written,
            PROVINCES.get(written.substring(0, 2)),
            date(century * 100 + year, month, female ? day - 40 : day),
            female));
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  public String regency() {
    return digits.substring(0, 4);
  }

  public String district() {
    return digits.substring(0, 6);
  }
}
