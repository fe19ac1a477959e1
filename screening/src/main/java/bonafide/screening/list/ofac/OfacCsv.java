package bonafide.screening.list.ofac;

import bonafide.screening.format.Csv;
import bonafide.screening.format.ListFormat;
import bonafide.screening.format.Sample;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Draft;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Reading;
import bonafide.screening.listing.Reading.Rejected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SDN and consolidated (non-SDN) lists as sets of CSV files without headers; `-0-` stands for
/// nothing. Columns: ofac.treasury.gov, "SDN data formats" (dat_spec.txt).
public final class OfacCsv implements ListFormat {
  private static final Pattern ENTRY =
      Pattern.compile(
          "^\\d+\\s*,\\s*\".*?\"\\s*,\\s*(?:-0-|\"\\w[^\"]*\")\\s*,\\s*(?:-0-|\")[^\\n]*-0-");
  private static final Pattern ALIAS =
      Pattern.compile("^\\d+\\s*,\\s*\\d+\\s*,\\s*\"[afn]ka\"\\s*,");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "^\\d+\\s*,\\s*\\d+\\s*,\\s*(?:-0-|\".*?\")\\s*,\\s*(?:-0-|\".*?\")\\s*,\\s*(?:-0-|\".*?\")\\s*,\\s*(?:-0-|\".*?\")\\s*$",
          Pattern.MULTILINE);
  private static final Pattern COMMENT =
      Pattern.compile("^\\d+\\s*,\\s*\"[^\"]*\"\\s*$", Pattern.MULTILINE);
  private static final Pattern DATE = Pattern.compile("(20\\d{2})[-_]?(\\d{2})(?:[-_]?(\\d{2}))?");
  private static final List<String> COLUMNS =
      List.of(
          "ent_num",
          "sdn_name",
          "sdn_type",
          "program",
          "title",
          "call_sign",
          "vess_type",
          "tonnage",
          "grt",
          "vess_flag",
          "vess_owner",
          "remarks");

  @Override
  public String name() {
    return "OFAC, CSV";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    if (!sample.name().endsWith(".csv")) return null;
    var head = sample.head();
    var list = sample.name().contains("cons") ? "Non-SDN" : "SDN";
    if (ALIAS.matcher(head).find()) return piece(list, "aliases", false, sample);
    var line = head.lines().findFirst().orElse("");
    if (ADDRESS.matcher(line).find()) return piece(list, "addresses", false, sample);
    if (ENTRY.matcher(line).find()) return piece(list, "entries", true, sample);
    if (sample.name().contains("comment") && COMMENT.matcher(line).find())
      return piece(list, "comments", false, sample);
    return null;
  }

  private static Piece piece(String list, String role, boolean required, Sample sample) {
    var date = DATE.matcher(sample.name());
    var found =
        date.find()
            ? date.group(1)
                + "-"
                + date.group(2)
                + "-"
                + (date.group(3) == null ? "00" : date.group(3))
            : "";
    return new Piece("OFAC", list, role, required, false, found);
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    var aliases = rowsByEntry(files.get("aliases"));
    var addresses = rowsByEntry(files.get("addresses"));
    var comments = rowsByEntry(files.get("comments"));
    var listings = new ArrayList<Listing>();
    var rejected = new ArrayList<Rejected>();
    Csv.rows(
        files.getOrDefault("entries", List.of()).getFirst(),
        cells -> {
          var number = cells.getFirst();
          if (cells.size() == 1 && number.replace("\u001a", "").isEmpty())
            return; // the end-of-file mark of old systems
          if (cells.size() < COLUMNS.size() || !number.matches("\\d+")) {
            rejected.add(
                new Rejected(
                    number,
                    "expected %d columns, found %d".formatted(COLUMNS.size(), cells.size())));
            return;
          }
          try {
            listings.add(
                listing(
                    list,
                    number,
                    cells,
                    of(aliases, number),
                    of(addresses, number),
                    of(comments, number)));
          } catch (IllegalArgumentException e) {
            rejected.add(new Rejected(number, String.valueOf(e.getMessage())));
          }
        });
    return new Reading(listings, rejected);
  }

  private static List<List<String>> of(Map<String, List<List<String>>> rows, String number) {
    return rows.getOrDefault(number, List.of());
  }

  private static Map<String, List<List<String>>> rowsByEntry(@Nullable List<Path> files)
      throws IOException {
    var rows = new HashMap<String, List<List<String>>>();
    for (var file : files == null ? List.<Path>of() : files) {
      Csv.rows(
          file, cells -> rows.computeIfAbsent(cells.getFirst(), _ -> new ArrayList<>()).add(cells));
    }
    return rows;
  }

  private static Listing listing(
      String list,
      String number,
      List<String> cells,
      List<List<String>> aliases,
      List<List<String>> addresses,
      List<List<String>> comments) {
    var draft = new Draft("ofac-" + number, "OFAC", list);
    var record = draft.record();
    for (var i = 0; i < COLUMNS.size(); i++) put(record, COLUMNS.get(i), cells.get(i));
    var kind = kind(value(cells.get(2)));
    draft.kind(kind).name(Alias.primary(cells.get(1)));
    record.put("aliases", aliases.stream().map(OfacCsv::alias).toList());
    for (var alias : aliases) if (alias.size() > 3) draft.name(Alias.strong(alias.get(3)));
    record.put("addresses", addresses.stream().map(OfacCsv::address).toList());
    if (kind != Kind.PERSON)
      for (var address : addresses) if (address.size() > 4) draft.country(value(address.get(4)));
    if (kind == Kind.VESSEL) draft.country(value(cells.get(9)));
    var remarks = new StringBuilder(String.valueOf(record.getOrDefault("remarks", "")));
    for (var comment : comments) if (comment.size() > 1) remarks.append(comment.get(1));
    if (!comments.isEmpty()) record.put("remarks", remarks.toString());
    OfacRemarks.read(remarks.toString(), draft);
    return draft.sanction();
  }

  private static Map<String, Object> alias(List<String> cells) {
    return fields(cells, List.of("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"));
  }

  private static Map<String, Object> address(List<String> cells) {
    return fields(
        cells,
        List.of("ent_num", "add_num", "address", "city_state_zip", "country", "add_remarks"));
  }

  private static Map<String, Object> fields(List<String> cells, List<String> names) {
    var fields = new LinkedHashMap<String, Object>();
    for (var i = 1; i < Math.min(cells.size(), names.size()); i++)
      put(fields, names.get(i), cells.get(i));
    return fields;
  }

  private static void put(Map<String, Object> record, String key, String cell) {
    var value = value(cell);
    if (value != null) record.put(key, value);
  }

  private static @Nullable String value(String cell) {
    return cell.isEmpty() || cell.equals("-0-") ? null : cell;
  }

  static Kind kind(@Nullable String type) {
    return switch (type == null ? "entity" : type.toLowerCase(java.util.Locale.ROOT)) {
      case "individual" -> Kind.PERSON;
      case "vessel" -> Kind.VESSEL;
      case "aircraft" -> Kind.AIRCRAFT;
      default -> Kind.ORGANISATION;
    };
  }
}
