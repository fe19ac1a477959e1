/// Reads the financial sanctions of the European Union.
@NullMarked
package bonafide.screening.list.eu;

import org.jspecify.annotations.NullMarked;
