/// Measures how claims agree with the records of a country.
@NullMarked
package bonafide.signal.government;

import org.jspecify.annotations.NullMarked;
