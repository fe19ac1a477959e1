package bonafide.signal.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What electronic checks of a person offer, country by country.
public final class EkycCountries {
  private static final Map<String, Offer> OFFERS = read();

  /// @param address whether addresses are compared there; the others alike
  /// @param two whether two sources can be asked to agree
  public record Offer(
      boolean address, boolean birthDate, boolean phone, boolean nationalId, boolean two) {}

  private EkycCountries() {}

  public static Optional<Offer> of(String country) {
    return Optional.ofNullable(OFFERS.get(country));
  }

  private static Map<String, Offer> read() {
    try (InputStream in =
            Objects.requireNonNull(EkycCountries.class.getResourceAsStream("countries.csv"));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      var offers = new HashMap<String, Offer>();
      for (var line : lines.lines().skip(1).toList()) {
        var cells = line.split(",", -1);
        offers.put(
            cells[0],
            new Offer(yes(cells[3]), yes(cells[4]), yes(cells[5]), yes(cells[6]), yes(cells[8])));
      }
      return Map.copyOf(offers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean yes(String cell) {
    return cell.equals("yes");
  }
}
