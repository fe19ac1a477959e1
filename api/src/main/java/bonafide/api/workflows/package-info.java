/// The surface of accounts, workflows and risk signals (seed 003).
@NullMarked
package bonafide.api.workflows;

import org.jspecify.annotations.NullMarked;
