/// Reads documents: what they are, what they say, and whether somebody changed them.
@NullMarked
package bonafide.document;

import org.jspecify.annotations.NullMarked;
