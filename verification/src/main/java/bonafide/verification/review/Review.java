package bonafide.verification.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person decided about a verification, once and for all.
///
/// @param reviewer who decided, as the audit log names them
/// @param next when the subject is to be looked at again; null when it is not
public record Review(
    boolean accepted, String reviewer, String comment, Instant at, @Nullable Instant next) {}
