/// Reads the publications of the US Office of Foreign Assets Control.
@NullMarked
package bonafide.screening.list.ofac;

import org.jspecify.annotations.NullMarked;
