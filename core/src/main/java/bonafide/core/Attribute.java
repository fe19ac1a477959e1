package bonafide.core;

/// What of a person or a document a record keeper can confirm.
public enum Attribute {
  FULL_NAME,
  INITIAL,
  GIVEN_NAME,
  MIDDLE_NAME,
  SURNAME,
  PATERNAL_SURNAME,
  MATERNAL_SURNAME,
  SEX,
  BIRTH_DATE,
  BIRTH_DAY,
  BIRTH_MONTH,
  BIRTH_YEAR,
  ADDRESS,
  ADDRESS_LINE_1,
  ADDRESS_LINE_2,
  CITY,
  SUBDIVISION,
  POSTAL_CODE,
  PHONE,
  EMAIL,
  NUMBER,
  ISSUED,
  EXPIRES,
  FACE,
  /// The name, compared with whom the social security number belongs to.
  NAME_OF_NUMBER,
  /// The name, compared with who lives at the address.
  NAME_OF_ADDRESS,
  ELECTOR_OCR,
  ELECTOR_ISSUE,
  ELECTOR_REGISTERED,
  ELECTOR_ISSUED,
  ELECTOR_KEY
}
