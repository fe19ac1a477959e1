/// Measures how a person's identifiers belong together.
@NullMarked
package bonafide.signal.identity;

import org.jspecify.annotations.NullMarked;
