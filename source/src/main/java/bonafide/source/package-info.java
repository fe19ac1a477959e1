/// Supplies: one way to ask the record keepers outside, and which of them is asked.
@NullMarked
package bonafide.source;

import org.jspecify.annotations.NullMarked;
