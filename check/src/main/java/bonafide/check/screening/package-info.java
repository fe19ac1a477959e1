/// Checks that compare a subject with watchlists.
@NullMarked
package bonafide.check.screening;

import org.jspecify.annotations.NullMarked;
