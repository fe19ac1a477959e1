/// Finds, compares and judges faces in pictures with networks that run inside the server.
@NullMarked
package bonafide.face;

import org.jspecify.annotations.NullMarked;
