/// The contract of each surface, as a file and as a page to read.
@NullMarked
package bonafide.api.docs;

import org.jspecify.annotations.NullMarked;
