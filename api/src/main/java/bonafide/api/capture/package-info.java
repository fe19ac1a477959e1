/// The applicant's side: hands in, by a link, what an order of any surface waits for.
@NullMarked
package bonafide.api.capture;

import org.jspecify.annotations.NullMarked;
