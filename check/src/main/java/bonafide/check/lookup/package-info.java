/// Checks that ask a record keeper and compare what it knows with what was claimed.
@NullMarked
package bonafide.check.lookup;

import org.jspecify.annotations.NullMarked;
