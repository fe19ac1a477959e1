package bonafide.api.diligence;

import bonafide.api.http.ApiError;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Clients;

/// What an operator lets a client spend, where that is limited. Every order needs more than 500
/// points; it costs what is said here, once its answer is there.
final class Points {
  static final int KYA = 10;
  static final int TASK = 10;
  static final int IDV = 50;
  private static final int RESERVE = 500;

  private Points() {}

  static void require(Clients clients, Caller caller) {
    var left = clients.points(caller);
    if (left != null && left <= RESERVE)
      throw new ApiError(
          ApiError.Kind.NO_POINTS, "more than %d points are required".formatted(RESERVE));
  }
}
