/// Measures how far an address can be confirmed.
@NullMarked
package bonafide.signal.address;

import org.jspecify.annotations.NullMarked;
