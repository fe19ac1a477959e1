/// Judges what the faces in pictures show.
@NullMarked
package bonafide.check.face;

import org.jspecify.annotations.NullMarked;
