package bonafide.api.identity;

import bonafide.api.capture.Part.Kind;

/// What an applicant may be asked to hand in. The names are those of the parts of a link.
enum CaptureType {
  IDENTITY_CARD(Kind.DOCUMENT),
  BUSINESS_REGISTRATION(Kind.BUSINESS),
  SELFIE(Kind.SELFIE);

  private final Kind kind;

  CaptureType(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
