package bonafide.check;

import bonafide.core.Environment;
import bonafide.core.Subject;

/// What a check is to find out, about whom, and where.
///
/// @param client for whom
/// @param order for which order
public record Question(
    Environment environment, String client, String order, Subject subject, Settings settings) {}
