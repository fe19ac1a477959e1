package bonafide.api.http;

import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;

/// Says what a surface answers about a verification of its own, for people who want to see it.
public interface Answering {
  /// Whether the plan is one of the surface's.
  boolean knows(String plan);

  Object answer(Caller caller, Verification verification);
}
