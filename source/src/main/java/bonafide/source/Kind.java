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
  BUSINESS_REGISTRATION(Duration.ZERO),
  /// What an electoral register says of a card.
  ELECTOR(Duration.ZERO),
  /// What is known of a social security number.
  SOCIAL_SECURITY(Duration.ZERO),
  /// What a licensing office says of a driving licence or identity card.
  DRIVING_LICENCE(Duration.ZERO),
  /// What is known of a person by name: the question of electronic know-your-customer checks.
  PERSON(Duration.ZERO),
  /// Which address there is, as the post has it.
  ADDRESS(Duration.ofDays(7)),
  /// Who lives at an address.
  RESIDENCY(Duration.ZERO),
  /// What is known of an e-mail address.
  EMAIL(Duration.ofHours(24)),
  /// What is known of a phone number.
  PHONE(Duration.ofHours(1)),
  /// What is known of an IP address.
  IP(Duration.ofHours(1)),
  /// What is known of a device by its session.
  DEVICE(Duration.ZERO),
  /// How risky the combination of a person's identifiers is.
  IDENTITY(Duration.ZERO),
  /// Where a person is registered, and in which leaks they stand.
  FOOTPRINT(Duration.ofHours(24)),
  /// Which news name somebody.
  NEWS(Duration.ofHours(1)),
  /// Which companies have a name, or an officer of that name.
  COMPANY(Duration.ofHours(24)),
  /// Which court decisions name somebody.
  RULING(Duration.ofHours(24)),
  /// What went through a blockchain address.
  CHAIN(Duration.ofMinutes(1));

  private final Duration remembered;

  Kind(Duration remembered) {
    this.remembered = remembered;
  }

  /// How long an answer may be used again without asking.
  public Duration remembered() {
    return remembered;
  }
}
