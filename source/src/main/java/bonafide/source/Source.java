package bonafide.source;

import bonafide.core.Environment;

/// A record keeper. Safe for many threads; `ask` blocks the thread it is called on, which is a
/// virtual one.
public interface Source {
  /// The name under which its answers are kept and its costs are counted.
  String id();

  boolean answers(Kind kind, Environment environment);

  /// An outage is an answer; an exception is a bug.
  Answer ask(Query query);
}
