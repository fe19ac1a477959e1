/// Measures what an e-mail address tells.
@NullMarked
package bonafide.signal.email;

import org.jspecify.annotations.NullMarked;
