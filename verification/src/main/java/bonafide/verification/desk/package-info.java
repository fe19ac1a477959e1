/// Who works on which case, and what they write down about it.
@NullMarked
package bonafide.verification.desk;

import org.jspecify.annotations.NullMarked;
