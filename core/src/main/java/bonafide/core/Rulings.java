package bonafide.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decisions of courts that name the subject.
public record Rulings(List<Ruling> rulings, List<String> sources) implements Finding {
  public Rulings {
    rulings = List.copyOf(rulings);
    sources = List.copyOf(sources);
  }

  /// @param number of the case, as the court writes it
  /// @param date ISO 8601
  public record Ruling(
      String court,
      String number,
      @Nullable String date,
      String title,
      @Nullable String url,
      String source) {}
}
