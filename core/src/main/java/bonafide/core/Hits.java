package bonafide.core;

import java.util.List;

/// The listings that reached the threshold, best first.
///
/// @param listVersions which version of which list was asked, as `publisher/list version`
public record Hits(List<Hit> hits, List<String> listVersions) implements Finding {
  public Hits {
    hits = List.copyOf(hits);
    listVersions = List.copyOf(listVersions);
  }
}
