package bonafide.document.field;

/// A text as it was read.
///
/// @param confidence 0 to 1
public record Value(String text, double confidence) {
  public Value {
    text = text.strip();
  }

  public Value with(String other) {
    return new Value(other, confidence);
  }

  /// This and what stands after it.
  public Value then(Value more) {
    return new Value((text + " " + more.text).strip(), Math.min(confidence, more.confidence));
  }
}
