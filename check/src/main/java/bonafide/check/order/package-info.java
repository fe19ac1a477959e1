/// What an order says of itself, before anything is asked.
@NullMarked
package bonafide.check.order;

import org.jspecify.annotations.NullMarked;
