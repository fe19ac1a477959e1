/// Finds faces in a picture and the points of each.
@NullMarked
package bonafide.face.detect;

import org.jspecify.annotations.NullMarked;
