/// Reads statements of bank accounts: whose they are, every movement, and whether the balances
/// follow from them.
@NullMarked
package bonafide.document.statement;

import org.jspecify.annotations.NullMarked;
