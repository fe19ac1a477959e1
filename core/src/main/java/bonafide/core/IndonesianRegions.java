package bonafide.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// Provinces, regencies and towns, districts and villages of Indonesia by the numbers of its
/// Ministry of Home Affairs: regulation 72/2019, which is what cards in circulation say, with the
/// provinces of 2022 and the regencies renamed since.
public final class IndonesianRegions {
  private static final int PROVINCE = 2;

  private final SortedMap<String, Region> regions = new TreeMap<>();

  /// @param code two digits for a province, two more for a regency or town, two more for a district
  /// @param names as cards have it first, then as it is called since
  /// @param parts the villages of a district, a bar between them; else nothing
  public record Region(String code, List<String> names, String parts) {
    public String name() {
      return names.getFirst();
    }

    /// Of a district.
    public List<String> villages() {
      return parts.isEmpty() ? List.of() : List.of(parts.split("\\|"));
    }
  }

  /// They are read when somebody asks for the first time.
  private static final class Read {
    private static final IndonesianRegions ALL = new IndonesianRegions();
  }

  private IndonesianRegions() {
    try (var resource = IndonesianRegions.class.getResourceAsStream("regions-id.tsv.gz");
        var lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Objects.requireNonNull(resource)),
                    StandardCharsets.UTF_8))) {
      for (var line : lines.lines().toList()) add(line.split("\t", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A line is a number, its names and what a district is made of; or, for a regency that came to
  /// another province, its number there and the one before.
  private void add(String[] cells) {
    var code = cells[0].replace(".", "");
    if (!cells[1].startsWith("=")) {
      var parts = cells.length > 2 ? cells[2] : "";
      regions.put(code, new Region(code, List.of(cells[1].split("\\|")), parts));
      return;
    }
    var before = cells[1].substring(1).replace(".", "");
    for (var region : List.copyOf(below(before).values())) {
      var moved = code + region.code().substring(before.length());
      regions.put(moved, new Region(moved, region.names(), region.parts()));
    }
  }

  private SortedMap<String, Region> below(String code) {
    return regions.subMap(code, code + ":");
  }

  public static Collection<Region> provinces() {
    return Read.ALL.regions.values().stream().filter(r -> r.code().length() == PROVINCE).toList();
  }

  public static Optional<Region> region(String code) {
    return Optional.ofNullable(Read.ALL.regions.get(code));
  }

  /// The regencies and towns of a province, the districts of a regency or town.
  public static Collection<Region> in(Region region) {
    var length = region.code().length() + 2;
    return Read.ALL.below(region.code()).values().stream()
        .filter(part -> part.code().length() == length)
        .toList();
  }
}
