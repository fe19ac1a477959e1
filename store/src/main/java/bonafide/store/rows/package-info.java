/// The rows of each table and what can be asked of them, inside one transaction.
@NullMarked
package bonafide.store.rows;

import org.jspecify.annotations.NullMarked;
