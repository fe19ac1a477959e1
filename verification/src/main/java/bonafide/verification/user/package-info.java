/// The people who work in the portal: how they get in, and what each may do.
@NullMarked
package bonafide.verification.user;

import org.jspecify.annotations.NullMarked;
