package bonafide.signal.address;

import bonafide.core.IndonesianRegions;
import bonafide.core.IndonesianRegions.Region;
import bonafide.signal.match.Fields;
import bonafide.signal.match.Subdivisions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Towns and districts by the part of the country they lie in, where we know them all.
final class Localities {
  private static final Pattern KIND =
      Pattern.compile("^(KABUPATEN|KAB|KOTA|KECAMATAN|KEC) ((ADMINISTRASI|ADM) )?");

  /// What we know of a town.
  enum Standing {
    /// Of the country's towns, or of this one.
    NOT_KNOWN,
    THERE,
    ELSEWHERE
  }

  /// Name to the codes of the provinces that have such a regency, town or district.
  private static final class Indonesian {
    private static final Map<String, Set<String>> PROVINCES = read();

    private static Map<String, Set<String>> read() {
      var provinces = new HashMap<String, Set<String>>();
      for (var province : IndonesianRegions.provinces()) {
        var code = Subdivisions.code("ID", province.name());
        for (var regency : IndonesianRegions.in(province)) {
          put(provinces, regency, code);
          for (var district : IndonesianRegions.in(regency)) put(provinces, district, code);
        }
      }
      return Map.copyOf(provinces);
    }

    private static void put(Map<String, Set<String>> provinces, Region region, String province) {
      for (var name : region.names())
        provinces.computeIfAbsent(bare(name), _ -> new HashSet<>()).add(province);
    }
  }

  private Localities() {}

  static Standing of(String country, String subdivision, String city) {
    if (!country.equals("ID")) return Standing.NOT_KNOWN;
    var provinces = Indonesian.PROVINCES.get(bare(city));
    if (provinces == null) return Standing.NOT_KNOWN;
    return provinces.contains(Subdivisions.code(country, subdivision))
        ? Standing.THERE
        : Standing.ELSEWHERE;
  }

  private static String bare(String name) {
    return KIND.matcher(Fields.plain(name)).replaceFirst("");
  }
}
