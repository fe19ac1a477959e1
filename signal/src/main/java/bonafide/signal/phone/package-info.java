/// Measures what a phone number and its use tell.
@NullMarked
package bonafide.signal.phone;

import org.jspecify.annotations.NullMarked;
