package bonafide.check;

import bonafide.core.Environment;
import bonafide.core.Subject;
import java.util.Optional;

/// What a check is to find out, about whom, and where.
///
/// @param client for whom
/// @param order for which order
/// @param evidence what was handed in
public record Question(
    Environment environment,
    String client,
    String order,
    Subject subject,
    Settings settings,
    Handed evidence) {

  /// What was handed in, by the name it was handed in under.
  @FunctionalInterface
  public interface Handed {
    Handed NOTHING = _ -> Optional.empty();

    Optional<byte[]> file(String kind);
  }
}
