package bonafide.core;

/// What kind of fraud a person found an order to be.
public enum FraudKind {
  FINANCIAL,
  ACCOUNT_TAKEOVER,
  POLICY,
  IDENTITY_THEFT,
  CHEATING,
  MISCELLANEOUS
}
