package bonafide.screening.list.un;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.screening.format.Dates;
import bonafide.screening.format.Element;
import bonafide.screening.format.Entries;
import bonafide.screening.format.ListFormat;
import bonafide.screening.format.Sample;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Draft;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The consolidated list: `INDIVIDUAL` and `ENTITY` elements, names in up to four parts and in
/// the original script.
public final class UnXml implements ListFormat {
  private static final Pattern GENERATED =
      Pattern.compile("dateGenerated=\"(\\d{4}-\\d{2}-\\d{2})");

  @Override
  public String name() {
    return "UN Security Council, XML";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    if (!sample.head().contains("<CONSOLIDATED_LIST")) return null;
    var date = GENERATED.matcher(sample.head());
    return Piece.whole("UNSCR", "UNSCR", date.find() ? date.group(1) : "");
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    return Entries.read(
        files.getOrDefault("list", List.of()),
        Set.of("INDIVIDUAL", "ENTITY"),
        entry -> entry.text("DATAID"),
        (id, entry) -> listing(list, id, entry));
  }

  private static Listing listing(String list, String id, Element entry) {
    var person = entry.name().equals("INDIVIDUAL");
    var prefix = person ? "INDIVIDUAL" : "ENTITY";
    var draft =
        new Draft("un-" + id, "UNSCR", list)
            .kind(person ? Kind.PERSON : Kind.ORGANISATION)
            .record(entry.asRecord());
    draft.name(Alias.primary(name(entry)));
    var original = entry.text("NAME_ORIGINAL_SCRIPT");
    if (original != null) draft.name(Alias.strong(original));
    for (var alias : entry.all(prefix + "_ALIAS")) {
      var text = alias.text("ALIAS_NAME");
      if (text != null)
        draft.name(
            "Low".equalsIgnoreCase(alias.text("QUALITY")) ? Alias.weak(text) : Alias.strong(text));
    }
    for (var nationality : entry.all("NATIONALITY"))
      for (var value : nationality.all("VALUE")) draft.country(value.text());
    for (var born : entry.all("INDIVIDUAL_DATE_OF_BIRTH")) born(born).forEach(draft::date);
    for (var document : entry.all("INDIVIDUAL_DOCUMENT")) draft.identifier(document.text("NUMBER"));
    if (!person)
      for (var address : entry.all("ENTITY_ADDRESS")) draft.country(address.text("COUNTRY"));
    var sex = entry.text("GENDER");
    if (sex != null)
      draft.sex(sex.equals("Male") ? Sex.MALE : sex.equals("Female") ? Sex.FEMALE : null);
    return draft.sanction();
  }

  private static List<PartialDate> born(Element born) {
    for (var part : List.of("DATE", "YEAR")) {
      var text = born.text(part);
      if (text != null) return Dates.in(text);
    }
    var dates = new ArrayList<PartialDate>();
    for (var part : List.of("FROM_YEAR", "TO_YEAR")) {
      var text = born.text(part);
      if (text != null) dates.addAll(Dates.in(text));
    }
    return dates;
  }

  private static String name(Element entry) {
    var name = new StringJoiner(" ");
    for (var part : List.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")) {
      var text = entry.text(part);
      if (text != null) name.add(text);
    }
    return name.toString();
  }
}
