package bonafide.face;

import bonafide.face.detect.Face;
import bonafide.face.live.Eyes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one picture shows, measured on its largest face.
///
/// @param faces largest first
/// @param prominent how many are at least 30 % as large as the largest
/// @param onDocument whether the face is the portrait on a document, not a person's own
/// @param mask that nose and mouth are covered by one, 0 to 1
/// @param live that a living person was before the camera, 0 to 1; null without an installed model
public record Selfie(
    List<Face> faces,
    int prominent,
    Eyes.Openness eyes,
    boolean isCropped,
    boolean onDocument,
    double mask,
    @Nullable Double live) {
  public Selfie {
    faces = List.copyOf(faces);
  }

  public boolean isMasked() {
    return mask >= 0.5;
  }
}
