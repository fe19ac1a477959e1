/// Judges: what a check is, what it is asked, and the settings a plan gives it.
@NullMarked
package bonafide.check;

import org.jspecify.annotations.NullMarked;
