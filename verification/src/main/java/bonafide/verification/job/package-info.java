/// Durable work that survives a crash and is shared by all nodes.
@NullMarked
package bonafide.verification.job;

import org.jspecify.annotations.NullMarked;
