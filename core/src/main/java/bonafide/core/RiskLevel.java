package bonafide.core;

/// The five bands of a rating of 0 to 100.
public enum RiskLevel {
  LOW,
  LOW_TO_MEDIUM,
  MEDIUM,
  HIGH,
  VERY_HIGH;

  public static RiskLevel of(int rating) {
    if (rating < 0 || rating > 100)
      throw new IllegalArgumentException("rating " + rating + " is not between 0 and 100");
    if (rating == 100) return VERY_HIGH;
    if (rating >= 75) return HIGH;
    if (rating >= 50) return MEDIUM;
    return rating >= 25 ? LOW_TO_MEDIUM : LOW;
  }
}
