/// Finds the card or page in a picture.
@NullMarked
package bonafide.document.image;

import org.jspecify.annotations.NullMarked;
