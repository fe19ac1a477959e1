package bonafide.screening.index;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.core.Topic;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Listings outside the heap, each read when somebody wants to see it: many of them in a file
/// that is mapped and has no name any more, a few in one array.
final class ListingStore {
  private static final Logger LOG = LoggerFactory.getLogger(ListingStore.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int FEW = 2_000;

  private final MemorySegment bytes;
  private final long[] start;

  ListingStore(List<Listing> listings) {
    start = new long[listings.size() + 1];
    bytes = listings.size() <= FEW ? inMemory(listings) : onDisk(listings);
  }

  private MemorySegment inMemory(List<Listing> listings) {
    try {
      var out = new ByteArrayOutputStream();
      write(listings, out);
      return MemorySegment.ofArray(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MemorySegment onDisk(List<Listing> listings) {
    try {
      var file = Files.createTempFile("bonafide-listings", "");
      try (var channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        write(listings, out);
        out.flush();
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      }
    } catch (IOException e) {
      LOG.warn("no temporary file can be written; the lists are kept in memory: {}", e.toString());
      return inMemory(listings);
    }
  }

  private void write(List<Listing> listings, OutputStream out) throws IOException {
    var one = new ByteArrayOutputStream();
    for (var i = 0; i < listings.size(); i++) {
      one.reset();
      write(listings.get(i), new DataOutputStream(one));
      one.writeTo(out);
      start[i + 1] = start[i] + one.size();
    }
  }

  int size() {
    return start.length - 1;
  }

  Listing get(int number) {
    try {
      return read(open(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id(int number) {
    try {
      return text(open(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DataInputStream open(int number) {
    var length = start[number + 1] - start[number];
    return new DataInputStream(
        new ByteArrayInputStream(
            bytes.asSlice(start[number], length).toArray(ValueLayout.JAVA_BYTE)));
  }

  private static void write(Listing listing, DataOutputStream out) throws IOException {
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

  private static Listing read(DataInputStream in) throws IOException {
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
