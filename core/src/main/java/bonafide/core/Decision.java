package bonafide.core;

import java.time.Instant;

/// The accountable end of a verification, made once.
///
/// @param by `rule:<plan>` or the name of the person who decided
public record Decision(Verdict verdict, String by, Instant at) {}
