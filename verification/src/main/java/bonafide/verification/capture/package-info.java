/// Lets an applicant hand in what an order waits for, by a link that says nothing and expires.
@NullMarked
package bonafide.verification.capture;

import org.jspecify.annotations.NullMarked;
