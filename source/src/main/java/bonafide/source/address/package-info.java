/// Sets of a country's addresses that the operator installs, searched where they lie.
@NullMarked
package bonafide.source.address;

import org.jspecify.annotations.NullMarked;
