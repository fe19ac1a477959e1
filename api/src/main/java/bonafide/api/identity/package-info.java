/// The identity surface: keys, callbacks, watchlists, in its own words.
@NullMarked
package bonafide.api.identity;

import org.jspecify.annotations.NullMarked;
