/// Reads the persons designated in Singapore.
@NullMarked
package bonafide.screening.list.mas;

import org.jspecify.annotations.NullMarked;
