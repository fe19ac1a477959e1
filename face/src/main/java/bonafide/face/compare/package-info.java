/// Tells how sure it is that two pictures show one person.
@NullMarked
package bonafide.face.compare;

import org.jspecify.annotations.NullMarked;
