/// Reads Bonafide's own listing format: one JSON object a line, for PEP data and an operator's
/// own lists.
@NullMarked
package bonafide.screening.list.own;

import org.jspecify.annotations.NullMarked;
