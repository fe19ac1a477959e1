package bonafide.screening.list.eu;

import bonafide.core.Sex;
import bonafide.screening.format.Csv;
import bonafide.screening.format.Dates;
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

/// Designations as transcribed from the Official Journal: one CSV file an act, a row an entity
/// and measure.
public final class EuJournalCsv implements ListFormat {
  private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]+)\\)");
  private static final List<String> NUMBERS =
      List.of(
          "passportNumber",
          "registrationNumber",
          "taxNumber",
          "idNumber",
          "innCode",
          "ogrnCode",
          "leiCode",
          "swiftBic",
          "imoNumber",
          "mmsi");

  @Override
  public String name() {
    return "European Union, Official Journal, CSV";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    var header = sample.head().lines().findFirst().orElse("");
    if (!header.contains("recordId,programKey,annex,measure")) return null;
    return new Piece("EC", "Journal", "acts", true, true, "");
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    var drafts = new LinkedHashMap<String, Draft>();
    var rejected = new ArrayList<Rejected>();
    var numbers = new HashMap<String, Integer>();
    for (var file : files.getOrDefault("acts", List.of())) {
      Csv.records(
          file,
          "programKey",
          row -> {
            var act = row.getOrDefault("amendmentCelex", row.getOrDefault("celex", "?"));
            var where = act + " " + row.getOrDefault("recordId", row.getOrDefault("name", "?"));
            try {
              add(list, act, row, drafts, numbers);
            } catch (IllegalArgumentException e) {
              rejected.add(new Rejected(where, String.valueOf(e.getMessage())));
            }
          });
    }
    var listings = new ArrayList<Listing>();
    drafts.forEach(
        (key, draft) -> {
          if (draft.hasNoName()) rejected.add(new Rejected(key, "no name"));
          else listings.add(draft.sanction());
        });
    return new Reading(listings, rejected);
  }

  /// One entity stands in several rows when several measures hit it; they become one listing.
  private static void add(
      String list,
      String act,
      Map<String, String> row,
      Map<String, Draft> drafts,
      Map<String, Integer> numbers) {
    var name = row.get("name");
    if (name == null) throw new IllegalArgumentException("no name");
    var framework = row.getOrDefault("amendedCelex", act);
    var key =
        framework
            + "|"
            + name
            + "|"
            + row.getOrDefault("birthDate", "")
            + row.getOrDefault("registrationNumber", "");
    var draft =
        drafts.computeIfAbsent(
            key,
            _ ->
                new Draft(
                    "eu-" + framework + "-" + numbers.merge(framework, 1, Integer::sum),
                    "EC",
                    list));
    if (!draft.hasNoName()) return;
    draft.kind(kind(row.getOrDefault("schema", ""))).record(row);
    names(name)
        .forEach(text -> draft.name(draft.hasNoName() ? Alias.primary(text) : Alias.strong(text)));
    names(row.get("alias")).forEach(text -> draft.name(Alias.strong(text)));
    names(row.get("previousName")).forEach(text -> draft.name(Alias.strong(text)));
    names(row.get("weakAlias")).forEach(text -> draft.name(Alias.weak(text)));
    Dates.in(row.getOrDefault("birthDate", row.getOrDefault("incorporationDate", "")))
        .forEach(draft::date);
    for (var column : List.of("nationality", "jurisdiction", "country", "flag")) {
      for (var country : parts(row.get(column))) draft.country(country);
    }
    for (var column : NUMBERS) for (var number : parts(row.get(column))) draft.identifier(number);
    var sex = row.getOrDefault("gender", "");
    draft.sex(sex.equals("male") ? Sex.MALE : sex.equals("female") ? Sex.FEMALE : null);
  }

  private static Kind kind(String schema) {
    return switch (schema) {
      case "Person" -> Kind.PERSON;
      case "Vessel" -> Kind.VESSEL;
      case "Organization", "Company" -> Kind.ORGANISATION;
      default -> Kind.ORGANISATION;
    };
  }

  private static List<String> parts(@Nullable String cell) {
    return cell == null ? List.of() : List.of(cell.split("\\s*;\\s*"));
  }

  /// The Journal prints the original script in brackets behind the name: each is a name of its
  /// own.
  private static List<String> names(@Nullable String cell) {
    var names = new ArrayList<String>();
    for (var part : parts(cell)) {
      var brackets = IN_BRACKETS.matcher(part);
      var outside = brackets.replaceAll(" ").strip();
      if (!outside.isEmpty()) names.add(outside);
      brackets.reset();
      while (brackets.find())
        if (brackets.group(1).codePoints().anyMatch(c -> c > 0x36F))
          names.add(brackets.group(1).strip());
    }
    return names;
  }
}
