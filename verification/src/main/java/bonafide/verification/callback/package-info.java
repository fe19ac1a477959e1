/// Tells clients what happened: settings, signatures, deliveries.
@NullMarked
package bonafide.verification.callback;

import org.jspecify.annotations.NullMarked;
