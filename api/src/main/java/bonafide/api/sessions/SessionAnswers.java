package bonafide.api.sessions;

import bonafide.api.http.Answering;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import bonafide.verification.review.Reviews;

/// What this surface answers about a session.
public final class SessionAnswers implements Answering {
  private final Reviews reviews;

  public SessionAnswers(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public boolean knows(String plan) {
    return plan.equals(Session.PLAN);
  }

  @Override
  public Object answer(Caller caller, Verification verification) {
    return SessionWords.of(new Session(verification), reviews.standing(caller, verification.id()));
  }
}
