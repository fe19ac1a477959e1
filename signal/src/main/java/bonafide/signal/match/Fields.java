package bonafide.signal.match;

import bonafide.core.Attribute;
import bonafide.core.Countries;
import bonafide.core.Match;
import com.google.common.base.Splitter;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Claims beside a record, one comparison for each claim that was made and that the record can
/// confirm; beside no record at all none agrees. Case, accents, punctuation and spacing are no
/// difference.
public final class Fields {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Streets as the post abbreviates them (USPS Publication 28, appendix C1; the most used).
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("STREET", "ST"),
          Map.entry("AVENUE", "AVE"),
          Map.entry("AV", "AVE"),
          Map.entry("ROAD", "RD"),
          Map.entry("DRIVE", "DR"),
          Map.entry("LANE", "LN"),
          Map.entry("COURT", "CT"),
          Map.entry("BOULEVARD", "BLVD"),
          Map.entry("PLACE", "PL"),
          Map.entry("SQUARE", "SQ"),
          Map.entry("TERRACE", "TER"),
          Map.entry("PARKWAY", "PKWY"),
          Map.entry("HIGHWAY", "HWY"),
          Map.entry("CIRCLE", "CIR"),
          Map.entry("APARTMENT", "APT"),
          Map.entry("SUITE", "STE"),
          Map.entry("NORTH", "N"),
          Map.entry("SOUTH", "S"),
          Map.entry("EAST", "E"),
          Map.entry("WEST", "W"),
          Map.entry("JALAN", "JL"),
          Map.entry("STRASSE", "STR"));

  private final Map<String, String> claims;
  private final Map<String, String> record;
  private final Map<Attribute, Match> matches = new EnumMap<>(Attribute.class);

  public Fields(Map<String, String> claims, Map<String, String> record) {
    this.claims = claims;
    this.record = record;
  }

  public Map<Attribute, Match> matches() {
    return matches;
  }

  public Optional<Match> match(Attribute attribute) {
    return Optional.ofNullable(matches.get(attribute));
  }

  public boolean is(Attribute attribute) {
    return matches.get(attribute) == Match.MATCH;
  }

  public Fields put(Attribute attribute, Match match) {
    matches.put(attribute, match);
    return this;
  }

  /// Compares words; a claim that was not made is left out.
  public Fields text(Attribute attribute, String name) {
    if (has(name)) put(attribute, Match.of(plain(claim(name)).equals(plain(held(name)))));
    return this;
  }

  /// Compares numbers and keys: nothing but letters and digits counts.
  public Fields key(Attribute attribute, String name) {
    if (has(name)) put(attribute, Match.of(compact(claim(name)).equals(compact(held(name)))));
    return this;
  }

  /// Compares whole numbers, whatever zeros stand before them.
  public Fields number(Attribute attribute, String name) {
    if (has(name))
      put(
          attribute,
          Match.of(
              compact(claim(name))
                  .replaceFirst("^0+", "")
                  .equals(compact(held(name)).replaceFirst("^0+", ""))));
    return this;
  }

  public Fields date(Attribute attribute, String name) {
    if (has(name)) put(attribute, Match.of(sameDate(claim(name), held(name))));
    return this;
  }

  /// Compares the parts of a birth date beside the whole.
  public Fields birthDate() {
    if (!has("birth_date")) return this;
    date(Attribute.BIRTH_DATE, "birth_date");
    var claimed = parts(claim("birth_date"));
    var known = parts(held("birth_date"));
    put(Attribute.BIRTH_YEAR, Match.of(claimed[0].equals(known[0])));
    put(Attribute.BIRTH_MONTH, Match.of(claimed[1].equals(known[1])));
    put(Attribute.BIRTH_DAY, Match.of(claimed[2].equals(known[2])));
    return this;
  }

  /// Compares the given and the last name, each and together.
  public Fields name() {
    text(Attribute.GIVEN_NAME, "given_name");
    text(Attribute.SURNAME, "surname");
    var claimed = claim("full_name").isBlank() ? fullName(claims) : claim("full_name");
    if (!claimed.isBlank() && (record.isEmpty() || !fullName(record).isBlank())) {
      put(Attribute.FULL_NAME, Match.of(plain(claimed).equals(plain(fullName(record)))));
    }
    return this;
  }

  /// Compares the first letters of the middle names.
  public Fields initial() {
    if (has("middle_name"))
      put(
          Attribute.INITIAL,
          Match.of(first(claim("middle_name")).equals(first(held("middle_name")))));
    return this;
  }

  private static String first(String name) {
    var plain = plain(name);
    return plain.isEmpty() ? "" : plain.substring(0, 1);
  }

  /// Compares the parts of an address, and all of it.
  public Fields address() {
    street(Attribute.ADDRESS_LINE_1, "line1");
    street(Attribute.ADDRESS_LINE_2, "line2");
    text(Attribute.CITY, "city");
    subdivision();
    postalCode();
    var parts =
        Set.of(
            Attribute.ADDRESS_LINE_1,
            Attribute.ADDRESS_LINE_2,
            Attribute.CITY,
            Attribute.SUBDIVISION,
            Attribute.POSTAL_CODE);
    var compared = parts.stream().filter(matches::containsKey).toList();
    if (!compared.isEmpty()) put(Attribute.ADDRESS, Match.of(compared.stream().allMatch(this::is)));
    return this;
  }

  private void street(Attribute attribute, String name) {
    if (has(name)) put(attribute, Match.of(street(claim(name)).equals(street(held(name)))));
  }

  private void subdivision() {
    if (!has("subdivision")) return;
    var country = Countries.alpha2(claims.getOrDefault("country", ""));
    put(
        Attribute.SUBDIVISION,
        Match.of(
            Subdivisions.code(country, claim("subdivision"))
                .equals(Subdivisions.code(country, held("subdivision")))));
  }

  /// The first part counts where only one side has the rest, as of 94103-1234.
  private void postalCode() {
    if (!has("postal_code")) return;
    var one = compact(claim("postal_code"));
    var other = compact(held("postal_code"));
    var short5 = one.length() == 5 || other.length() == 5;
    var same =
        one.equals(other)
            || (short5
                && one.length() >= 5
                && other.length() >= 5
                && one.substring(0, 5).equals(other.substring(0, 5)));
    put(Attribute.POSTAL_CODE, Match.of(same));
  }

  public Fields phone() {
    if (has("phone"))
      put(Attribute.PHONE, Match.of(digits(claim("phone")).equals(digits(held("phone")))));
    return this;
  }

  private boolean has(String name) {
    return !claim(name).isBlank() && (record.isEmpty() || record.containsKey(keptAs(name)));
  }

  /// A record of an address without a second line says that there is none.
  private static String keptAs(String name) {
    return name.equals("line2") ? "line1" : name;
  }

  private String claim(String name) {
    return claims.getOrDefault(name, "");
  }

  private String held(String name) {
    return record.getOrDefault(name, "");
  }

  /// Given name, middle name when there is one, and last name or both surnames.
  public static String fullName(Map<String, String> fields) {
    var last =
        fields.getOrDefault("surname", "").isBlank()
            ? fields.getOrDefault("paternal_surname", "")
                + " "
                + fields.getOrDefault("maternal_surname", "")
            : fields.getOrDefault("surname", "");
    return (fields.getOrDefault("given_name", "") + " " + last).strip();
  }

  /// Words in capitals without accents and punctuation.
  public static String plain(String text) {
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return OTHER.matcher(plain.replace("ß", "ss").toUpperCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  public static String street(String line) {
    return Splitter.on(' ')
        .splitToStream(plain(line))
        .map(word -> SHORT.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }

  /// Words that say what kind of street it is, or which way it goes.
  public static Set<String> affixes() {
    var affixes = new HashSet<>(Set.of("WAY", "LOOP", "ROW", "PATH", "ALLEY"));
    affixes.addAll(SHORT.values());
    return affixes;
  }

  public static String compact(String text) {
    return plain(text).replace(" ", "");
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static boolean sameDate(String one, String other) {
    var left = day(one);
    return left.isPresent() && left.equals(day(other));
  }

  /// A day written as 1990-05-20 or 1990/05/20.
  public static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written.strip().replace('/', '-')));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String[] parts(String date) {
    var day = day(date);
    return day.isEmpty()
        ? new String[] {"", "", ""}
        : new String[] {
          String.valueOf(day.get().getYear()),
          String.valueOf(day.get().getMonthValue()),
          String.valueOf(day.get().getDayOfMonth())
        };
  }
}
