package bonafide.api.workflows;

import bonafide.check.Settings.Signal.About;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a workflow can judge, by the wire's name; the signals among them name their check.
enum Capability {
  USABILITY("usability", null),
  IMAGE_CHECKS("imageChecks", null),
  EXTRACTION("extraction", null),
  DATA_CHECKS("dataChecks", null),
  LIVENESS("liveness", null),
  SIMILARITY("similarity", null),
  WATCHLIST_SCREENING("watchlistScreening", null),
  ADDRESS_VALIDATION("addressValidation", About.ADDRESS),
  PROOF_OF_RESIDENCY("proofOfResidency", About.RESIDENCY),
  DRIVING_LICENSE_VERIFICATION("drivingLicenseVerification", About.LICENCE),
  DEVICE_RISK_VERIFICATION("deviceRiskVerification", About.DEVICE),
  GLOBAL_IDENTITY_CHECK("globalIdentityCheck", About.IDENTITY),
  EMAIL_VERIFICATION("emailVerification", About.EMAIL),
  GOVT_ID_VERIFICATION("govtIdVerification", About.GOVERNMENT),
  BIOMETRIC_VERIFICATION("biometricVerification", About.FACE),
  BRA_CPF_VALIDATION("braCpfValidation", About.CPF),
  PHONE_VERIFICATION("phoneVerification", About.PHONE),
  EKYC_SSN_VERIFICATION("ekycSsnVerification", About.SOCIAL_SECURITY),
  GEO_IP_VERIFICATION("geoIpVerification", About.IP),
  EKYC_CHECK("ekycCheck", About.EKYC);

  private final String word;
  private final @Nullable About about;

  Capability(String word, @Nullable About about) {
    this.word = word;
    this.about = about;
  }

  String word() {
    return word;
  }

  Optional<About> about() {
    return Optional.ofNullable(about);
  }

  static Capability of(String word) {
    for (var capability : values()) if (capability.word.equals(word)) return capability;
    throw new IllegalArgumentException("there is no capability \"" + word + "\"");
  }

  /// The name of its step.
  String step() {
    return name().toUpperCase(Locale.ROOT);
  }
}
