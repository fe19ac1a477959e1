/// Remembers: one PostgreSQL, its schema, and a unit of work over its rows. SQL lives only
/// here.
@NullMarked
package bonafide.store;

import org.jspecify.annotations.NullMarked;
