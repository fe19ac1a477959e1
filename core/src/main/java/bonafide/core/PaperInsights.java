package bonafide.core;

import bonafide.core.DocumentReading.Sign;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What supporting papers say, and whether somebody changed them.
public record PaperInsights(List<Insight> papers) implements Finding {
  public PaperInsights {
    papers = List.copyOf(papers);
  }

  /// @param name under which it was handed in
  /// @param why a sentence when it could not be read; empty when it was
  /// @param kind as `bank_statement`; `unknown` when nothing tells
  /// @param metadata what the file says of itself, by name, as `producer`
  /// @param address where the paper names the address that was stated; null where it does not
  /// @param issued the day it says it was issued; null when it says none
  /// @param nameMatches whether it names the person; null when none was stated
  /// @param addressMatches whether it names the address; null when none was stated
  public record Insight(
      String name,
      String why,
      String kind,
      int pages,
      Map<String, String> metadata,
      List<Sign> signs,
      @Nullable String address,
      @Nullable String issued,
      @Nullable Boolean nameMatches,
      @Nullable Boolean addressMatches) {
    public Insight {
      metadata = Map.copyOf(metadata);
      signs = List.copyOf(signs);
    }

    public boolean isRead() {
      return why.isEmpty();
    }
  }
}
