/// Indonesian e-wallets and their account numbers.
@NullMarked
package bonafide.signal.ewallet;

import org.jspecify.annotations.NullMarked;
