package bonafide.check;

import bonafide.core.Environment;
import bonafide.core.Finding;
import bonafide.core.Outcome;
import bonafide.core.Subject;
import java.util.Map;
import java.util.Optional;

/// What a check is to find out, about whom, and where.
///
/// @param client for whom
/// @param order for which order
/// @param evidence what was handed in
/// @param others how checks of the same order ended before, by kind
public record Question(
    Environment environment,
    String client,
    String order,
    Subject subject,
    Settings settings,
    Handed evidence,
    Map<String, Outcome> others) {

  /// What another check of the same order found.
  public <T extends Finding> Optional<T> found(Class<T> type) {
    for (var outcome : others.values())
      if (outcome instanceof Outcome.Judged judged && type.isInstance(judged.finding()))
        return Optional.of(type.cast(judged.finding()));
    return Optional.empty();
  }

  /// What was handed in, by the name it was handed in under.
  @FunctionalInterface
  public interface Handed {
    Handed NOTHING = _ -> Optional.empty();

    Optional<byte[]> file(String kind);

    /// How large it is in bytes; 0 when it was not handed in.
    default long size(String kind) {
      return 0;
    }
  }
}
