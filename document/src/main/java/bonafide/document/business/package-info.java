/// Reads the papers of companies.
@NullMarked
package bonafide.document.business;

import org.jspecify.annotations.NullMarked;
