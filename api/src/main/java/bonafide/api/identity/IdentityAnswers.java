package bonafide.api.identity;

import bonafide.api.http.Answering;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import java.util.Map;

/// What this surface answers about a verification, whichever of its services ordered it.
public final class IdentityAnswers implements Answering {
  private final Verifications verifications;

  public IdentityAnswers(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public boolean knows(String plan) {
    return plan.startsWith("identity/");
  }

  @Override
  public Object answer(Caller caller, Verification verification) {
    return words(verification, verifications.evidence(caller, verification.id()));
  }

  /// @param pictures media types by name
  static Object words(Verification verification, Map<String, String> pictures) {
    var status = Lookups.status(verification);
    return switch (verification.order().plan()) {
      case CftRoutes.INDIVIDUAL -> CftWords.individual(verification);
      case CftRoutes.ENTITY -> CftWords.entity(verification);
      case CftPepRoutes.INDIVIDUAL -> CftPepWords.individual(verification);
      case CftPepRoutes.ENTITY -> CftPepWords.entity(verification);
      case BankRoutes.PLAN -> BankRoutes.words(verification);
      case WalletRoutes.PLAN -> WalletRoutes.words(verification, status);
      case NpwpRoutes.PLAN -> NpwpRoutes.words(verification, status);
      case BusinessRoutes.PLAN -> BusinessRoutes.words(verification);
      case PhoneRoutes.PLAN -> PhoneRoutes.words(verification);
      case RiskScoreRoutes.PLAN -> RiskScoreRoutes.words(verification);
      case IdCardRoutes.PLAN, IdCardRoutes.BIOMETRIC_PLAN -> IdCardRoutes.words(verification);
      case FaceComparisonRoutes.PLAN -> FaceComparisonRoutes.words(verification);
      case LivenessRoutes.PLAN -> LivenessRoutes.words(verification);
      case IdCardImageRoutes.PLAN -> IdCardImageRoutes.words(verification);
      case DocumentRoutes.PLAN -> DocumentRoutes.words(verification);
      case StatementRoutes.PLAN -> StatementRoutes.words(verification);
      case CaptureOrders.PLAN, CaptureOrders.AGAIN ->
          new CaptureWords(verification, pictures).words();
      default -> throw new IllegalStateException(verification.order().plan());
    };
  }
}
