/// Tax numbers and what they say.
@NullMarked
package bonafide.signal.tax;

import org.jspecify.annotations.NullMarked;
