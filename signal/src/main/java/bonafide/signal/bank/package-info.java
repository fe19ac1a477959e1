/// Indonesian banks and what an account number says.
@NullMarked
package bonafide.signal.bank;

import org.jspecify.annotations.NullMarked;
