/// Opens PDF files of unknown origin: their text, their pages as pictures, and their history.
@NullMarked
package bonafide.document.pdf;

import org.jspecify.annotations.NullMarked;
