/// Turns a written name into comparable tokens.
@NullMarked
package bonafide.screening.name;

import org.jspecify.annotations.NullMarked;
