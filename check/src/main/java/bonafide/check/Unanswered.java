package bonafide.check;

import bonafide.core.Cause;
import bonafide.core.Outcome;
import bonafide.source.Answer;
import bonafide.source.Kind;

/// Why a source's silence leaves a check without a judgement.
public final class Unanswered {
  private Unanswered() {}

  public static Outcome.NotDone of(Answer answer, Kind kind) {
    var source = answer.origin().id();
    return switch (answer.status()) {
      case PENDING ->
          new Outcome.NotDone(Cause.SOURCE_PENDING, source + " answers later", answer.retryAfter());
      case NOT_CONFIGURED ->
          new Outcome.NotDone(Cause.SOURCE_UNCONFIGURED, "no source is configured for " + kind);
      case UNAVAILABLE, TIMEOUT, RATE_LIMITED, CIRCUIT_OPEN ->
          new Outcome.NotDone(
              answer.retryAfter() == null ? Cause.SOURCE_FAILED : Cause.SOURCE_UNAVAILABLE,
              source + ": " + answer.status());
      case REJECTED, NOT_ENOUGH_DATA, INVALID_RESPONSE ->
          new Outcome.NotDone(Cause.SOURCE_FAILED, source + ": " + answer.status());
      case OK, NOT_FOUND -> throw new IllegalArgumentException(source + " answered");
    };
  }
}
