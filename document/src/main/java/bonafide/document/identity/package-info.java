/// Reads identity cards, tax cards and passports into their fields.
@NullMarked
package bonafide.document.identity;

import org.jspecify.annotations.NullMarked;
