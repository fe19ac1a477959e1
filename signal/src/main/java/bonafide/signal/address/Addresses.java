package bonafide.signal.address;

import bonafide.core.AddressSignals;
import bonafide.core.AddressSignals.Fault;
import bonafide.core.AddressSignals.Level;
import bonafide.core.AddressSignals.Place;
import bonafide.signal.Known;
import bonafide.signal.match.Fields;
import bonafide.signal.match.Subdivisions;
import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Confirms addresses as deep as the records of a country go.
public final class Addresses {
  private static final Pattern HOUSE =
      Pattern.compile(
          "^(\\d+[A-Z]?(?:[-/]\\d+[A-Z]?)?)\\s+(.+)$|^(.+?)\\s+(?:NO\\s+)?(\\d+[A-Z]?)$");
  private static final Pattern BOX =
      Pattern.compile("^(?:P\\s?O\\s?BOX|POST OFFICE BOX|PO BOX|RR|HC)(?:\\s+(\\S+))?$");
  private static final Pattern UNIT =
      Pattern.compile("^(.*?)\\s+(?:APT|STE|UNIT|FL|FLAT)(?:\\s+(\\S+))?$");
  private static final Set<String> AFFIXES = Fields.affixes();

  private static final Map<String, Level> DEEPEST = countries();

  private Addresses() {}

  private static Map<String, Level> countries() {
    var deepest = new HashMap<String, Level>();
    try (InputStream in =
            Objects.requireNonNull(Addresses.class.getResourceAsStream("countries.csv"));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line : lines.lines().skip(1).toList()) {
        var cells = line.split(",", -1);
        deepest.put(
            cells[0],
            switch (cells[1]) {
              case "2" -> Level.LOCALITY;
              case "3" -> Level.THOROUGHFARE;
              case "4" -> Level.PREMISE;
              default -> Level.SUB_PREMISE;
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(deepest);
  }

  public static boolean isSupported(String country) {
    return DEEPEST.containsKey(country);
  }

  /// What can be said without any record: whether the parts are possible at all.
  public static AddressSignals form(Map<String, String> claims, String country) {
    var faults = new ArrayList<Fault>();
    if (!PostalCodes.fits(country, claims.getOrDefault("postal_code", "")))
      faults.add(Fault.GENERAL);
    var state = Subdivisions.exists(country, claims.getOrDefault("subdivision", ""));
    if (Boolean.FALSE.equals(state) && !faults.contains(Fault.GENERAL)) faults.add(Fault.GENERAL);
    var confirmed = Level.NONE;
    if (faults.isEmpty() && Boolean.TRUE.equals(state)) {
      confirmed = Level.ADMINISTRATIVE_AREA;
      switch (Localities.of(
          country, claims.getOrDefault("subdivision", ""), claims.getOrDefault("city", ""))) {
        case THERE -> confirmed = Level.LOCALITY;
        case ELSEWHERE -> faults.add(Fault.COMPONENT_MISMATCH);
        case NOT_KNOWN -> {}
      }
    }
    return new AddressSignals(
        confirmed, deepest(country, claims), null, faults, List.of(), null, List.of());
  }

  /// The records know no such street.
  public static AddressSignals unknown(Map<String, String> claims, String country, String source) {
    var form = form(claims, country);
    var faults = new ArrayList<>(form.faults());
    if (faults.isEmpty()) faults.add(Fault.UNKNOWN_STREET);
    return new AddressSignals(
        Level.NONE, form.deepest(), null, faults, List.of(), null, List.of(source));
  }

  /// @param record of the street: `line1` of one house in it, `city`, `subdivision`,
  ///     `postal_code`, `located` where its place is known
  public static AddressSignals compare(
      Map<String, String> claims, String country, Map<String, String> record, String source) {
    var faults = new ArrayList<Fault>();
    var changes = new ArrayList<Level>();
    var fields = new Fields(claims, record).address();
    if (fields.match(bonafide.core.Attribute.SUBDIVISION).isPresent()
        && !fields.is(bonafide.core.Attribute.SUBDIVISION)) changes.add(Level.ADMINISTRATIVE_AREA);
    var city = fields.is(bonafide.core.Attribute.CITY);
    var postal = fields.is(bonafide.core.Attribute.POSTAL_CODE);
    if (!city && postal && record.containsKey("city")) changes.add(Level.LOCALITY);
    if (!postal) faults.add(Fault.GENERAL);
    var deepest = deepest(country, claims);
    var confirmed = Level.ADMINISTRATIVE_AREA;
    if (city || postal) confirmed = Level.LOCALITY;
    if (confirmed == Level.LOCALITY) {
      var claimed = Line.of(claims.getOrDefault("line1", ""), claims.getOrDefault("line2", ""));
      var known = Line.of(record.getOrDefault("line1", ""), record.getOrDefault("line2", ""));
      confirmed = deeper(claimed, known, faults, changes);
    }
    if (confirmed.compareTo(deepest) > 0) confirmed = deepest;
    return new AddressSignals(
        confirmed,
        deepest,
        place(confirmed, deepest, record),
        faults,
        changes,
        null,
        List.of(source));
  }

  private static Level deeper(Line claimed, Line known, List<Fault> faults, List<Level> changes) {
    if (claimed.box() != null) {
      if (claimed.box().isEmpty()) faults.add(Fault.BOX_MISSING);
      else if (!claimed.box().equals(known.box())) faults.add(Fault.BOX_INVALID);
      return claimed.box().equals(known.box()) ? Level.SUB_PREMISE : Level.LOCALITY;
    }
    if (!claimed.street().equals(known.street())) {
      var wanted = bare(claimed.street());
      var bare = bare(known.street());
      if (wanted.equals(bare)) {
        faults.add(Fault.COMPONENT_MISMATCH);
        return Level.LOCALITY;
      }
      if (!isNear(wanted, bare)) {
        faults.add(Fault.UNKNOWN_STREET);
        return Level.LOCALITY;
      }
      changes.add(Level.THOROUGHFARE);
    }
    if (claimed.house().isEmpty()) {
      faults.add(Fault.PREMISE_MISSING);
      return Level.THOROUGHFARE;
    }
    if (!claimed.house().equals(known.house())) {
      faults.add(Fault.PREMISE_INVALID);
      return Level.THOROUGHFARE;
    }
    if (known.unit().isEmpty() && claimed.unit().isEmpty()) return Level.SUB_PREMISE;
    if (claimed.unit().isEmpty()) faults.add(Fault.SUB_PREMISE_MISSING);
    else if (!claimed.unit().equals(known.unit())) faults.add(Fault.SUB_PREMISE_INVALID);
    return claimed.unit().equals(known.unit()) ? Level.SUB_PREMISE : Level.PREMISE;
  }

  /// Whether a street's name may be the other with a slip. Numbers and short names may not.
  private static boolean isNear(String one, String other) {
    var slips = one.length() > 7 ? 2 : one.length() > 3 ? 1 : 0;
    return one.replaceAll("\\D", "").equals(other.replaceAll("\\D", ""))
        && LevenshteinDistance.getDefaultInstance().apply(one, other) <= slips;
  }

  /// A street's name without what kind of street it is and which way it goes.
  private static String bare(String street) {
    var bare =
        Splitter.on(' ')
            .splitToStream(street)
            .filter(word -> !AFFIXES.contains(word))
            .collect(Collectors.joining(" "));
    return bare.isEmpty() ? street : bare;
  }

  /// A record of a house without units goes no deeper than the house.
  private static Level deepest(String country, Map<String, String> claims) {
    var deepest = DEEPEST.getOrDefault(country, Level.LOCALITY);
    var unit = Line.of(claims.getOrDefault("line1", ""), claims.getOrDefault("line2", "")).unit();
    return deepest == Level.SUB_PREMISE && unit.isEmpty() ? Level.PREMISE : deepest;
  }

  private static Place place(Level confirmed, Level deepest, Map<String, String> record) {
    var located = Known.word(record, "located", Place.class);
    if (located.isPresent() && confirmed == deepest) return located.get();
    return switch (confirmed) {
      case NONE, ADMINISTRATIVE_AREA -> Place.STATE;
      case LOCALITY -> Place.COMMUNITY;
      case THOROUGHFARE -> Place.STREET;
      case PREMISE, SUB_PREMISE -> Place.INTERPOLATED_ROOFTOP;
    };
  }

  /// @param box the number of a box; empty when it is missing, null when there is none
  private record Line(
      String street, String house, String unit, @org.jspecify.annotations.Nullable String box) {
    static Line of(String line1, String line2) {
      var text = Fields.street(line1);
      var box = BOX.matcher(text);
      if (box.matches()) return new Line("", "", "", Objects.requireNonNullElse(box.group(1), ""));
      var unit = Fields.street(line2).replaceFirst("^(APT|STE|UNIT|FL|FLAT) ", "");
      var inside = UNIT.matcher(text);
      if (inside.matches()) {
        text = inside.group(1);
        unit = Objects.requireNonNullElse(inside.group(2), "");
      }
      return house(text)
          .map(m -> new Line(group(m, 2, 3), group(m, 1, 4), "", null))
          .orElse(new Line(text, "", "", null))
          .with(unit);
    }

    private Line with(String number) {
      return new Line(street, house, number, box);
    }

    private static Optional<Matcher> house(String text) {
      var house = HOUSE.matcher(text);
      return house.matches() ? Optional.of(house) : Optional.empty();
    }

    private static String group(Matcher house, int one, int other) {
      return Objects.requireNonNullElse(
          house.group(one) == null ? house.group(other) : house.group(one), "");
    }
  }
}
