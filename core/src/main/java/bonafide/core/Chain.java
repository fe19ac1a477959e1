package bonafide.core;

import java.util.Locale;

/// A blockchain whose addresses can be analysed.
public enum Chain {
  BTC(8),
  ETH(18);

  private final int decimals;

  Chain(int decimals) {
    this.decimals = decimals;
  }

  /// How many decimal places the chain's unit has.
  public int decimals() {
    return decimals;
  }

  public String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }
}
