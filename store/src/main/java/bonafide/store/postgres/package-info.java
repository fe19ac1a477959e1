/// Runs the PostgreSQL that ships with the product, for installations that configure none.
@NullMarked
package bonafide.store.postgres;

import org.jspecify.annotations.NullMarked;
