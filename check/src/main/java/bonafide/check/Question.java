package bonafide.check;

import bonafide.core.Environment;
import bonafide.core.Subject;

/// What a check is to find out, about whom, and where.
public record Question(Environment environment, Subject subject, Settings settings) {}
