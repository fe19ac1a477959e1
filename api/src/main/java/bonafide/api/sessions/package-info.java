/// The surface for verification sessions: one request, one answer with a section for each kind of
/// check.
@NullMarked
package bonafide.api.sessions;

import org.jspecify.annotations.NullMarked;
