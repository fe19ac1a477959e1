package bonafide.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a selfie shows.
///
/// @param live whether a living person was before the camera; null when no model is installed
///     that could tell
/// @param confidence in that, 0 to 100; null likewise
/// @param model which network judged; null likewise
/// @param onDocument whether the face is the portrait on a document; null in what was kept before
///     this was looked at
/// @param attacks the kinds of attack that network was made for
public record Liveness(
    @Nullable Boolean live,
    @Nullable Double confidence,
    boolean eyesOpen,
    boolean faceCropped,
    boolean faceMasked,
    boolean severalFaces,
    @Nullable Boolean onDocument,
    @Nullable String model,
    List<String> attacks)
    implements Finding {
  public Liveness {
    attacks = List.copyOf(attacks);
  }
}
