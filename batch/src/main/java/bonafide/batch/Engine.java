package bonafide.batch;

import bonafide.screening.index.NameIndex;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.ListingBytes;
import bonafide.screening.name.Equivalents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// The lists, as they travel to the machines of a cluster; each builds its index once, whatever
/// the number of its tasks.
public final class Engine implements Serializable {
  private static final long serialVersionUID = 1;

  private static @Nullable Built built;

  private final String id = UUID.randomUUID().toString();
  private final byte[] listings;

  private record Built(String id, NameIndex index) {}

  public Engine(List<Listing> some) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out =
        new DataOutputStream(
            new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), 1 << 16))) {
      for (var listing : some) {
        var one = new ByteArrayOutputStream();
        ListingBytes.write(listing, new DataOutputStream(one));
        out.writeInt(one.size());
        one.writeTo(out);
      }
      out.writeInt(0);
    }
    listings = bytes.toByteArray();
  }

  /// The same index for all tasks of a machine.
  NameIndex index() {
    synchronized (Engine.class) {
      if (built == null || !built.id.equals(id)) built = new Built(id, build());
      return built.index;
    }
  }

  private NameIndex build() {
    var read = new ArrayList<Listing>();
    try (var in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(listings)))) {
      for (var length = in.readInt(); length > 0; length = in.readInt())
        read.add(
            ListingBytes.read(
                new DataInputStream(new ByteArrayInputStream(in.readNBytes(length)))));
    } catch (IOException e) {
      throw new IllegalStateException("the lists did not arrive whole", e);
    }
    return new NameIndex(read, Equivalents.SHIPPED);
  }
}
