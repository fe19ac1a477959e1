package bonafide.api.portal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The watchlists that are in use, for people to see.
public interface Lists {
  /// @param excerpt whether no list is installed and the shipped excerpt is used
  /// @param publishers of any listing
  /// @param updating whether new versions are being fetched
  /// @param problems of the last time they were fetched, in sentences
  record Status(
      boolean excerpt,
      int listings,
      Set<String> publishers,
      List<Installed> installed,
      boolean updating,
      @Nullable Instant updated,
      List<String> problems) {}

  record Installed(String list, String version, int listings, Instant retrieved) {}

  Status status();

  /// Fetches new versions, beside everything else. Nothing happens while that is under way.
  void update();
}
