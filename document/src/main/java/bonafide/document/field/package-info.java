/// Puts lines into rows and finds the values that stand behind labels.
@NullMarked
package bonafide.document.field;

import org.jspecify.annotations.NullMarked;
