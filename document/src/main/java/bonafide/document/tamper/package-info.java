/// Looks for signs that somebody changed a file after it was made.
@NullMarked
package bonafide.document.tamper;

import org.jspecify.annotations.NullMarked;
