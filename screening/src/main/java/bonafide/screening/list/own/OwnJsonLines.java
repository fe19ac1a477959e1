package bonafide.screening.list.own;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.core.Topic;
import bonafide.screening.format.Bounded;
import bonafide.screening.format.ListFormat;
import bonafide.screening.format.Sample;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Draft;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Reading;
import bonafide.screening.listing.Reading.Rejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object a line: `id, publisher, list, kind, names, weak_names, dates, countries,
/// sex, identifiers, topics, current, record`. Only `id`, `publisher` and `names` are required.
/// See docs/reference/listing-format.md.
public final class OwnJsonLines implements ListFormat {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_LINE = 1 << 20;

  @Override
  public String name() {
    return "Bonafide listings, JSON Lines";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    var first = sample.head().lines().findFirst().orElse("");
    if (!first.startsWith("{") || !first.contains("\"publisher\"") || !first.contains("\"names\""))
      return null;
    try {
      var line = JSON.readTree(first);
      return Piece.whole(
          line.path("publisher").asString("OWN"),
          line.path("list").asString(line.path("publisher").asString("OWN")),
          "");
    } catch (JacksonException e) {
      return null;
    }
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    var listings = new ArrayList<Listing>();
    var rejected = new ArrayList<Rejected>();
    for (var file : files.getOrDefault("list", List.of())) {
      try (var in = Bounded.open(file)) {
        read(in, listings, rejected);
      }
    }
    return new Reading(listings, rejected);
  }

  /// Reads lines that ship inside the program.
  public static Reading read(InputStream in) throws IOException {
    var listings = new ArrayList<Listing>();
    var rejected = new ArrayList<Rejected>();
    read(in, listings, rejected);
    return new Reading(listings, rejected);
  }

  private static void read(InputStream in, List<Listing> listings, List<Rejected> rejected)
      throws IOException {
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    var number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) continue;
      try {
        if (line.length() > LONGEST_LINE)
          throw new IllegalArgumentException("longer than " + LONGEST_LINE + " characters");
        listings.add(listing(JSON.readTree(line)));
      } catch (JacksonException e) {
        rejected.add(new Rejected("line " + number, "not valid JSON"));
      } catch (IllegalArgumentException | DateTimeException e) {
        rejected.add(new Rejected("line " + number, String.valueOf(e.getMessage())));
      }
    }
  }

  private static Listing listing(JsonNode line) {
    var publisher = required(line, "publisher");
    var draft = new Draft(required(line, "id"), publisher, line.path("list").asString(publisher));
    draft.kind(Kind.valueOf(line.path("kind").asString("UNKNOWN")));
    for (var name : line.path("names"))
      draft.name(
          draft.hasNoName() ? Alias.primary(name.asString()) : Alias.strong(name.asString()));
    for (var name : line.path("weak_names")) draft.name(Alias.weak(name.asString()));
    for (var date : line.path("dates")) draft.date(PartialDate.parse(date.asString()));
    for (var country : line.path("countries")) draft.country(country.asString());
    for (var identifier : line.path("identifiers")) draft.identifier(identifier.asString());
    if (line.has("sex")) draft.sex(Sex.valueOf(line.path("sex").asString()));
    var topics = EnumSet.noneOf(Topic.class);
    for (var topic : line.path("topics")) topics.add(Topic.valueOf(topic.asString()));
    if (topics.isEmpty()) topics.add(Topic.SANCTION);
    draft.record(record(line.path("record").isObject() ? line.path("record") : line));
    return draft.listing(topics, line.path("current").asBoolean(true));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> record(JsonNode object) {
    return JSON.convertValue(object, Map.class);
  }

  private static String required(JsonNode line, String member) {
    var value = line.path(member).asString("");
    if (value.isBlank()) throw new IllegalArgumentException("no " + member);
    return value;
  }
}
