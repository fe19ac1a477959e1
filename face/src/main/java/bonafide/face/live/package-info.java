/// Judges a selfie: eyes, crop, mask, how many faces, and whether a living person was before the
/// camera.
@NullMarked
package bonafide.face.live;

import org.jspecify.annotations.NullMarked;
