/// Scores a candidate against what was asked, and says why.
@NullMarked
package bonafide.screening.match;

import org.jspecify.annotations.NullMarked;
