/// Compares claims with records, field by field.
@NullMarked
package bonafide.signal.match;

import org.jspecify.annotations.NullMarked;
