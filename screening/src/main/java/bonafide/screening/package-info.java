/// Measures a name against watchlists; a library without database or HTTP.
@NullMarked
package bonafide.screening;

import org.jspecify.annotations.NullMarked;
