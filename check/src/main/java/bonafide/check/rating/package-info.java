/// Rates a subject by what the checks of an order found, and says where each point comes from.
@NullMarked
package bonafide.check.rating;

import org.jspecify.annotations.NullMarked;
