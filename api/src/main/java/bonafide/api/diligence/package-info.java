/// The surface for due diligence: search tasks, ID-verification tasks and blockchain addresses.
@NullMarked
package bonafide.api.diligence;

import org.jspecify.annotations.NullMarked;
