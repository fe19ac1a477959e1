/// Finds lines of print in a picture and reads them.
@NullMarked
package bonafide.document.text;

import org.jspecify.annotations.NullMarked;
