/// Judges what identifiers tell: risk signals, each a check of its own.
@NullMarked
package bonafide.check.signal;

import org.jspecify.annotations.NullMarked;
