package bonafide.core;

/// How alike the faces of two pictures are.
///
/// @param score 0 to 100, the same for every model: 50 is a false-match rate of 1 %, 85 of 0.1 %,
///     95 of 0.01 %, 99 of 0.001 %
/// @param falseMatchRate how often two different people look at least this much alike, 0 to 1
/// @param model which network compared
/// @param assurance of that network
/// @param facesOne how many faces the first picture shows
/// @param facesTwo how many the second
public record FaceMatch(
    double score,
    double falseMatchRate,
    String model,
    Assurance assurance,
    int facesOne,
    int facesTwo)
    implements Finding {

  /// A score as it is shown: without a fraction when it has none.
  public static Number shown(double score) {
    return score == Math.rint(score) ? (Number) (long) score : (Number) score;
  }
}
