package bonafide.core;

import java.util.List;

/// How one check ended: with a judgement, or honestly without one.
public sealed interface Outcome {

  /// The check was made.
  ///
  /// @param reasons sentences a compliance officer can read aloud
  record Judged(Verdict verdict, List<String> reasons, Finding finding) implements Outcome {
    public Judged {
      reasons = List.copyOf(reasons);
    }
  }

  /// The check could not be made.
  record NotDone(Cause cause, String detail) implements Outcome {}
}
