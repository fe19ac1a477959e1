/// The only way out: requests to addresses that somebody else named.
@NullMarked
package bonafide.source.egress;

import org.jspecify.annotations.NullMarked;
