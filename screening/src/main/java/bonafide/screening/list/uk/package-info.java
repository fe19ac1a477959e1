/// Reads the UK sanctions list.
@NullMarked
package bonafide.screening.list.uk;

import org.jspecify.annotations.NullMarked;
