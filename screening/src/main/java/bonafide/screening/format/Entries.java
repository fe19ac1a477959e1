package bonafide.screening.format;

import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Reading;
import bonafide.screening.listing.Reading.Rejected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Maps the entries of an XML publication one by one; what cannot be a listing is reported.
public final class Entries {
  private Entries() {}

  /// @param id how the publisher numbers an entry
  public static Reading read(
      List<Path> files,
      Set<String> names,
      Function<Element, @Nullable String> id,
      BiFunction<String, Element, Listing> map)
      throws IOException {
    var listings = new ArrayList<Listing>();
    var rejected = new ArrayList<Rejected>();
    for (var file : files) {
      Xml.each(
          file,
          names,
          entry -> {
            var number = Objects.requireNonNullElse(id.apply(entry), "?");
            try {
              listings.add(map.apply(number, entry));
            } catch (IllegalArgumentException e) {
              rejected.add(new Rejected(number, String.valueOf(e.getMessage())));
            }
          });
    }
    return new Reading(listings, rejected);
  }
}
