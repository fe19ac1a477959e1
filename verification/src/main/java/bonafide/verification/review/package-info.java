/// What persons decide about verifications, and what clients note on them.
@NullMarked
package bonafide.verification.review;

import org.jspecify.annotations.NullMarked;
