package bonafide.api.identity;

/// What an applicant may be asked to hand in. The names are those of the parts of a link.
enum CaptureType {
  IDENTITY_CARD("Your identity card, licence or passport", false),
  BUSINESS_REGISTRATION("The registration of your business", true),
  SELFIE("A picture of your face", false);

  private final String label;
  private final boolean pdf;

  CaptureType(String label, boolean pdf) {
    this.label = label;
    this.pdf = pdf;
  }

  String label() {
    return label;
  }

  boolean pdf() {
    return pdf;
  }
}
