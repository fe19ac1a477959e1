package bonafide.verification.review;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has been added to a verification since it was ordered.
///
/// @param review null until a person decided
/// @param notes of the client, in the order of their names
public record Standing(@Nullable Review review, Map<String, String> notes) {
  public static final Standing NONE = new Standing(null, Map.of());
}
