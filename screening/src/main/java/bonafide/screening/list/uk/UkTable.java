package bonafide.screening.list.uk;

import bonafide.core.Sex;
import bonafide.screening.format.Dates;
import bonafide.screening.format.ListFormat;
import bonafide.screening.format.Sample;
import bonafide.screening.format.Table;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Draft;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Reading;
import bonafide.screening.listing.Reading.Rejected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The UK sanctions list as CSV, ODS or XLSX; one designation has a row for each of its names.
public final class UkTable implements ListFormat {
  private static final Pattern DATE = Pattern.compile("(20\\d{2})-(\\d{2})-(\\d{2})");

  @Override
  public String name() {
    return "United Kingdom, table";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    var head = sample.head();
    if (!head.contains("Unique ID") || !head.contains("OFSI Group ID")) return null;
    var date = DATE.matcher(sample.name());
    return Piece.whole("UK", "FCDO", date.find() ? date.group() : "");
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    var drafts = new LinkedHashMap<String, Draft>();
    var rejected = new ArrayList<Rejected>();
    for (var file : files.getOrDefault("list", List.of())) {
      Table.records(
          file,
          "Unique ID",
          row -> {
            var id = row.getOrDefault("Unique ID", "");
            if (id.isEmpty()) return;
            try {
              read(row, drafts.computeIfAbsent(id, _ -> new Draft("uk-" + id, "UK", list)));
            } catch (IllegalArgumentException e) {
              rejected.add(new Rejected(id, String.valueOf(e.getMessage())));
            }
          });
    }
    var listings = new ArrayList<Listing>();
    drafts.forEach(
        (id, draft) -> {
          if (draft.hasNoName()) rejected.add(new Rejected(id, "no name"));
          else listings.add(draft.sanction());
        });
    return new Reading(listings, rejected);
  }

  private static void read(Map<String, String> row, Draft draft) {
    var type =
        row.getOrDefault(
            "Type",
            row.getOrDefault("Designation Type", row.getOrDefault("Individual, Entity, Ship", "")));
    draft.kind(kind(type)).record(row);
    var name = row.containsKey("Name") ? row.get("Name") : joined(row);
    if (name != null) draft.name(alias(row, name, draft.hasNoName()));
    var original = row.get("Name non-latin script");
    if (original != null) draft.name(Alias.strong(original));
    Dates.in(row.getOrDefault("D.O.B", "")).forEach(draft::date);
    for (var country :
        row.getOrDefault("Nationality(/ies)", row.getOrDefault("Nationality", ""))
            .split("\\(\\d+\\)|[/;|]")) draft.country(country.strip());
    for (var column :
        List.of(
            "Passport number",
            "National Identifier number",
            "Business registration number (s)",
            "IMO number")) {
      draft.identifier(row.get(column));
    }
    var sex = row.getOrDefault("Gender", "");
    if (!sex.isEmpty())
      draft.sex(sex.equals("Male") ? Sex.MALE : sex.equals("Female") ? Sex.FEMALE : null);
  }

  private static Alias alias(Map<String, String> row, String name, boolean first) {
    if (row.getOrDefault("Alias strength", "").startsWith("Low")) return Alias.weak(name);
    return first || row.getOrDefault("Name type", "").equals("Primary Name")
        ? Alias.primary(name)
        : Alias.strong(name);
  }

  /// Given names stand in "Name 1" to "Name 5", the family or entity name in "Name 6".
  private static @Nullable String joined(Map<String, String> row) {
    var name = new StringJoiner(" ");
    for (var i = 1; i <= 6; i++) {
      var part = row.get("Name " + i);
      if (part != null) name.add(part);
    }
    return name.length() == 0 ? null : name.toString();
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "Individual" -> Kind.PERSON;
      case "Ship" -> Kind.VESSEL;
      case "Entity" -> Kind.ORGANISATION;
      default -> Kind.UNKNOWN;
    };
  }
}
