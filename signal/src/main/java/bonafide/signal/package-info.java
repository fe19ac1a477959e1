/// Measures what identifiers tell, each kind in a room of its own.
@NullMarked
package bonafide.signal;

import org.jspecify.annotations.NullMarked;
