package bonafide.core;

/// Why somebody is on a watchlist.
public enum Topic {
  /// Sanctioned, or listed for terrorism or proliferation.
  SANCTION,
  /// Holds or held a prominent public office.
  PEP,
  /// Any other list a business must or wants to ask.
  OTHER
}
