/// Blockchain addresses: their form, their labels, and what their money is exposed to.
@NullMarked
package bonafide.signal.chain;

import org.jspecify.annotations.NullMarked;
