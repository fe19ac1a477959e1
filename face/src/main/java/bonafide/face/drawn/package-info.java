/// Faces nobody has, drawn from a number: to test networks without showing them a person.
@NullMarked
package bonafide.face.drawn;

import org.jspecify.annotations.NullMarked;
