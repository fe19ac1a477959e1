/// Reads the containers publishers use: CSV, XML, spreadsheets; bounded against hostile files.
@NullMarked
package bonafide.screening.format;

import org.jspecify.annotations.NullMarked;
