/// Turns what a surface ordered into checks, runs them to an end, and decides once.
@NullMarked
package bonafide.verification.order;

import org.jspecify.annotations.NullMarked;
