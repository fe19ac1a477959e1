/// Measures what a device tells of itself.
@NullMarked
package bonafide.signal.device;

import org.jspecify.annotations.NullMarked;
