/// Reads the consolidated list of the United Nations Security Council.
@NullMarked
package bonafide.screening.list.un;

import org.jspecify.annotations.NullMarked;
