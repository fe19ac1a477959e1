package bonafide.screening.index;

import bonafide.screening.listing.Listing;
import bonafide.screening.listing.ListingBytes;
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
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listings outside the heap, each read when somebody wants to see it: many of them in a file
/// that is mapped and has no name any more, a few in one array.
final class ListingStore {
  private static final Logger LOG = LoggerFactory.getLogger(ListingStore.class);
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
    for (var i = 0; i < listings.size(); i++) {
      var one = bytesOf(listings.get(i));
      out.write(one);
      start[i + 1] = start[i] + one.length;
    }
  }

  int size() {
    return start.length - 1;
  }

  Listing get(int number) {
    try {
      return ListingBytes.read(open(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id(int number) {
    try {
      return ListingBytes.readId(open(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For finding many listings again, one after the other.
  Sought sought() {
    return new Sought();
  }

  /// Finds listings that are as they were. Lists keep their order but for what is new, so the next
  /// one is tried first.
  final class Sought {
    private int next;

    /// Listings under a hash of their ids; null until it is needed.
    private @Nullable Keyed ids;

    /// The number of the same listing among some; -1 when there is none.
    int find(Listing listing, BitSet among) {
      var written = bytesOf(listing);
      if (next < size() && among.get(next) && isSame(next, written)) return next++;
      var known = ids;
      if (known == null) known = ids();
      ids = known;
      var key = listing.id().hashCode();
      for (var i = known.first(key); known.has(i, key); i++) {
        var number = known.number(i);
        if (!among.get(number) || !isSame(number, written)) continue;
        next = number + 1;
        return number;
      }
      // What was changed stands where it stood.
      if (next < size() && id(next).equals(listing.id())) next++;
      return -1;
    }

    private Keyed ids() {
      var all = new long[size()];
      for (var i = 0; i < all.length; i++) all[i] = Keyed.entry(id(i).hashCode(), i);
      return new Keyed(all);
    }
  }

  private boolean isSame(int number, byte[] written) {
    return start[number + 1] - start[number] == written.length
        && bytes.asSlice(start[number], written.length).mismatch(MemorySegment.ofArray(written))
            < 0;
  }

  private static byte[] bytesOf(Listing listing) {
    try {
      var out = new ByteArrayOutputStream();
      ListingBytes.write(listing, new DataOutputStream(out));
      return out.toByteArray();
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
}
