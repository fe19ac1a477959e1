package bonafide.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What record keepers know under several numbers.
public record NumberRecords(List<OfNumber> records) implements Finding {
  public NumberRecords {
    records = List.copyOf(records);
  }

  /// @param name under which the number was asked
  /// @param cause why nobody answered; null when somebody did
  /// @param why a sentence with it; empty when somebody did
  /// @param matches of what was stated, with what the record says
  /// @param facts that may be shown
  public record OfNumber(
      String name,
      String country,
      String number,
      @Nullable Cause cause,
      String why,
      boolean found,
      Map<Attribute, Match> matches,
      Map<String, String> facts,
      String source) {
    public OfNumber {
      matches = Map.copyOf(matches);
      facts = Map.copyOf(facts);
    }
  }
}
