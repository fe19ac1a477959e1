package bonafide.core;

/// How far a biometric model may be trusted on its own.
public enum Assurance {
  /// Helps a person decide; never enough alone to let somebody pass.
  LOW,
  /// Measured by the operator or its maker to hold its false-match rates for the people at hand.
  HIGH
}
