/// Screens again whom a change of the lists concerns, and looks again at whom it is time for.
@NullMarked
package bonafide.verification.monitor;

import org.jspecify.annotations.NullMarked;
