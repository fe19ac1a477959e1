package bonafide.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  ///
  /// @param again when the source may have more to say; null when nobody knows
  record NotDone(Cause cause, String detail, @Nullable Duration again) implements Outcome {
    public NotDone(Cause cause, String detail) {
      this(cause, detail, null);
    }
  }
}
