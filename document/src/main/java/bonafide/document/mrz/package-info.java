/// Machine-readable zones of travel documents, by ICAO Doc 9303.
@NullMarked
package bonafide.document.mrz;

import org.jspecify.annotations.NullMarked;
