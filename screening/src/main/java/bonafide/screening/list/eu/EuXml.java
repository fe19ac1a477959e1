package bonafide.screening.list.eu;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The consolidated list of the Financial Sanctions Files service, XML 1.1: `sanctionEntity`
/// elements.
public final class EuXml implements ListFormat {
  private static final Pattern GENERATED =
      Pattern.compile("generationDate=\"(\\d{4}-\\d{2}-\\d{2})");

  @Override
  public String name() {
    return "European Union, XML";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    if (!sample.head().contains("<sanctionEntity")
        && !sample.head().contains("eu.europa.ec/fpi/fsd/export")) return null;
    var date = GENERATED.matcher(sample.head());
    return Piece.whole("EC", "FSF", date.find() ? date.group(1) : "");
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    return Entries.read(
        files.getOrDefault("list", List.of()),
        Set.of("sanctionEntity"),
        entity -> entity.attribute("logicalId"),
        (id, entry) -> listing(list, id, entry));
  }

  private static Listing listing(String list, String id, Element entity) {
    var type = entity.first("subjectType");
    var person =
        type != null
            && ("person".equals(type.attribute("code"))
                || "P".equals(type.attribute("classificationCode")));
    var draft =
        new Draft("eu-" + id, "EC", list)
            .kind(person ? Kind.PERSON : Kind.ORGANISATION)
            .record(entity.asRecord());
    for (var alias : entity.all("nameAlias")) {
      var name = name(alias);
      if (draft.hasNoName()) draft.name(Alias.primary(name));
      else
        draft.name(
            "false".equals(alias.attribute("strong")) ? Alias.weak(name) : Alias.strong(name));
      var gender = alias.attribute("gender");
      if (gender != null)
        draft.sex(gender.equals("M") ? Sex.MALE : gender.equals("F") ? Sex.FEMALE : null);
    }
    for (var born : entity.all("birthdate")) {
      var date = born.attribute("birthdate");
      Dates.in(date != null ? date : Objects.requireNonNullElse(born.attribute("year"), ""))
          .forEach(draft::date);
    }
    for (var citizenship : entity.all("citizenship"))
      draft.country(citizenship.attribute("countryIso2Code"));
    for (var identification : entity.all("identification"))
      draft.identifier(identification.attribute("number"));
    if (!person)
      for (var address : entity.all("address")) draft.country(address.attribute("countryIso2Code"));
    return draft.sanction();
  }

  private static String name(Element alias) {
    var whole = alias.attribute("wholeName");
    if (whole != null) return whole;
    var first = Objects.requireNonNullElse(alias.attribute("firstName"), "");
    return (first + " " + Objects.requireNonNullElse(alias.attribute("lastName"), "")).strip();
  }
}
