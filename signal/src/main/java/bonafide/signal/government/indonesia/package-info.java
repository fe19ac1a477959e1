/// Indonesian identity numbers and what they say.
@NullMarked
package bonafide.signal.government.indonesia;

import org.jspecify.annotations.NullMarked;
