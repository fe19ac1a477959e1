/// Judges what documents say.
@NullMarked
package bonafide.check.document;

import org.jspecify.annotations.NullMarked;
