/// Fetches the few listings worth scoring, without looking at all of them.
@NullMarked
package bonafide.screening.index;

import org.jspecify.annotations.NullMarked;
