/// Draws documents of our own design, and photographs of them, for tests and the demo.
@NullMarked
package bonafide.document.drawn;

import org.jspecify.annotations.NullMarked;
