package bonafide.source;

import java.time.Duration;

/// What can be asked of record keepers.
public enum Kind {
  /// Who holds a bank account.
  BANK_ACCOUNT(Duration.ofHours(24)),
  /// Who holds an e-wallet.
  EWALLET(Duration.ofHours(24)),
  /// Whose a tax number is.
  TAX_NUMBER(Duration.ofHours(24)),
  /// What a civil register says of an identity number.
  NATIONAL_ID(Duration.ZERO),
  /// Which phones belong to an identity number.
  NATIONAL_ID_PHONE(Duration.ZERO),
  /// What a business register says of a registration.
  BUSINESS_REGISTRATION(Duration.ZERO);

  private final Duration remembered;

  Kind(Duration remembered) {
    this.remembered = remembered;
  }

  /// How long an answer may be used again without asking.
  public Duration remembered() {
    return remembered;
  }
}
