package bonafide.screening.listing;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.core.Topic;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Listings as bytes, to be kept outside the heap or sent to another machine of the same version;
/// not a format for files that stay.
public final class ListingBytes {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ListingBytes() {}

  /// The id alone, which comes first.
  public static String readId(DataInputStream in) throws IOException {
    return text(in);
  }

  public static void write(Listing listing, DataOutputStream out) throws IOException {
    text(listing.id(), out);
    text(listing.publisher(), out);
    text(listing.list(), out);
    text(listing.kind().name(), out);
    out.writeShort(listing.names().size());
    for (var name : listing.names()) {
      text(name.quality().name(), out);
      text(name.text(), out);
    }
    texts(listing.dates().stream().map(PartialDate::toString).toList(), out);
    texts(listing.countries(), out);
    text(listing.sex() == null ? "" : listing.sex().name(), out);
    texts(listing.identifiers(), out);
    texts(listing.topics().stream().map(Topic::name).sorted().toList(), out);
    out.writeBoolean(listing.current());
    out.write(JSON.writeValueAsBytes(listing.record()));
  }

  public static Listing read(DataInputStream in) throws IOException {
    var id = text(in);
    var publisher = text(in);
    var list = text(in);
    var kind = Kind.valueOf(text(in));
    var count = in.readUnsignedShort();
    var names = new ArrayList<Alias>(count);
    for (var i = 0; i < count; i++) {
      var quality = Alias.Quality.valueOf(text(in));
      names.add(new Alias(text(in), quality));
    }
    var dates = texts(in).stream().map(PartialDate::parse).toList();
    var countries = texts(in);
    var sex = sex(text(in));
    var identifiers = texts(in);
    var topics =
        texts(in).stream().map(Topic::valueOf).collect(Collectors.toCollection(TreeSet::new));
    var current = in.readBoolean();
    return new Listing(
        id,
        publisher,
        list,
        kind,
        names,
        dates,
        countries,
        sex,
        identifiers,
        topics,
        current,
        record(in.readAllBytes()));
  }

  private static @Nullable Sex sex(String name) {
    return name.isEmpty() ? null : Sex.valueOf(name);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> record(byte[] json) {
    return JSON.readValue(json, Map.class);
  }

  private static void texts(List<String> texts, DataOutputStream out) throws IOException {
    out.writeShort(texts.size());
    for (var text : texts) text(text, out);
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    var count = in.readUnsignedShort();
    var texts = new ArrayList<String>(count);
    for (var i = 0; i < count; i++) texts.add(text(in));
    return texts;
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
