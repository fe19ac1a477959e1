package bonafide.api.diligence;

import bonafide.api.http.Answering;
import bonafide.check.rating.SubjectRating;
import bonafide.core.Rating;
import bonafide.core.RiskLevel;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import bonafide.verification.review.Reviews;
import bonafide.verification.review.Standing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What this surface answers about its tasks, and what follows from a decision on one.
public final class DiligenceAnswers implements Answering {
  public static final String TASK = TaskOrders.PLAN;
  public static final String IDV = IdvOrders.PLAN;
  public static final String ADDRESS = KyaRoutes.PLAN;

  private final Reviews reviews;
  private final IdvRoutes idv;
  private final String publicUrl;

  public DiligenceAnswers(Reviews reviews, IdvRoutes idv, String publicUrl) {
    this.reviews = reviews;
    this.idv = idv;
    this.publicUrl = publicUrl;
  }

  @Override
  public boolean knows(String plan) {
    return plan.startsWith("diligence/");
  }

  @Override
  public Object answer(Caller caller, Verification verification) {
    return switch (verification.order().plan()) {
      case TASK ->
          new TaskWords(verification, reviews.standing(caller, verification.id()), publicUrl)
              .detail(caller.client().name());
      case IDV -> idv.words(caller, verification);
      case ADDRESS -> KyaWords.of(verification, caller.client().name());
      default -> throw new IllegalStateException(verification.order().plan());
    };
  }

  /// How risky the subject is, as this surface rates it.
  public Rating rating(Verification verification) {
    return verification.order().plan().equals(TASK)
        ? new TaskWords(verification, Standing.NONE, publicUrl).rating()
        : SubjectRating.of(
            verification.order().subject(), verification.outcomes().values(), _ -> false);
  }

  /// After how long an accepted subject is looked at again; null for never.
  public static @Nullable Duration again(Verification verification, RiskLevel level) {
    return verification.order().plan().equals(TASK)
        ? TaskOrders.setting(verification).reviewAfter(level)
        : null;
  }
}
