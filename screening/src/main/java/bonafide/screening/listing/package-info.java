/// What a watchlist is made of: listings, their names, and the report of reading one.
@NullMarked
package bonafide.screening.listing;

import org.jspecify.annotations.NullMarked;
