package bonafide.screening.list.ofac;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SDN.XML and CONSOLIDATED.XML: `sdnEntry` elements with aliases marked strong or weak.
public final class OfacXml implements ListFormat {
  private static final Pattern PUBLISHED =
      Pattern.compile("<Publish_Date>(\\d{2})/(\\d{2})/(\\d{4})");

  @Override
  public String name() {
    return "OFAC, XML";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    if (!sample.head().contains("<sdnList")) return null;
    var date = PUBLISHED.matcher(sample.head());
    var list = sample.name().contains("cons") ? "Non-SDN" : "SDN";
    return Piece.whole(
        "OFAC",
        list,
        date.find() ? "%s-%s-%s".formatted(date.group(3), date.group(1), date.group(2)) : "");
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    return Entries.read(
        files.getOrDefault("list", List.of()),
        Set.of("sdnEntry"),
        entry -> entry.text("uid"),
        (id, entry) -> listing(list, id, entry));
  }

  private static Listing listing(String list, String uid, Element entry) {
    var kind = OfacCsv.kind(entry.text("sdnType"));
    var draft = new Draft("ofac-" + uid, "OFAC", list).kind(kind).record(entry.asRecord());
    draft.name(Alias.primary(name(entry)));
    for (var aka : items(entry, "akaList", "aka")) {
      draft.name(
          "weak".equals(aka.text("category")) ? Alias.weak(name(aka)) : Alias.strong(name(aka)));
    }
    for (var born : items(entry, "dateOfBirthList", "dateOfBirthItem"))
      Dates.in(Objects.requireNonNullElse(born.text("dateOfBirth"), "")).forEach(draft::date);
    for (var nationality : items(entry, "nationalityList", "nationality"))
      draft.country(nationality.text("country"));
    for (var citizenship : items(entry, "citizenshipList", "citizenship"))
      draft.country(citizenship.text("country"));
    for (var id : items(entry, "idList", "id")) draft.identifier(id.text("idNumber"));
    if (kind != Kind.PERSON)
      for (var address : items(entry, "addressList", "address"))
        draft.country(address.text("country"));
    return draft.sanction();
  }

  private static List<Element> items(Element entry, String list, String item) {
    var element = entry.first(list);
    return element == null ? List.of() : element.all(item);
  }

  /// As in the CSV: "LAST, First", or the last name alone.
  private static String name(Element named) {
    var last = Objects.requireNonNullElse(named.text("lastName"), "");
    var first = named.text("firstName");
    return first == null ? last : last + ", " + first;
  }
}
