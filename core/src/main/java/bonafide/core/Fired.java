package bonafide.core;

/// A rule that held, and what it counted for.
///
/// @param rule its name, as `email.disposable`
/// @param because a sentence a compliance officer can read aloud
/// @param points what it adds to the risk; negative ones take away
public record Fired(String rule, String because, int points) {}
