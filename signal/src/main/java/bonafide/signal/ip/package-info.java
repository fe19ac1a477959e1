/// Measures what an IP address and its use tell.
@NullMarked
package bonafide.signal.ip;

import org.jspecify.annotations.NullMarked;
