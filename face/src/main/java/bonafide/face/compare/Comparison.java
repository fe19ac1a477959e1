package bonafide.face.compare;

/// How two pictures compare, or why they cannot.
public sealed interface Comparison {

  /// @param score 0 to 100
  /// @param falseMatchRate 0 to 1
  record Compared(double score, double falseMatchRate, int facesOne, int facesTwo)
      implements Comparison {}

  /// @param picture 1 or 2: which of them
  /// @param reason a sentence for whoever handed it in
  record Failed(int picture, String reason) implements Comparison {}
}
