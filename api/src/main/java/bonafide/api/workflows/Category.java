package bonafide.api.workflows;

import java.util.List;

/// Kinds of credentials.
enum Category {
  ID,
  SELFIE,
  FACEMAP,
  DOCUMENT,
  DATA;

  /// The parts it is handed in with.
  List<Classifier> parts() {
    return switch (this) {
      case ID -> List.of(Classifier.FRONT, Classifier.BACK);
      case SELFIE -> List.of(Classifier.FACE);
      case FACEMAP -> List.of(Classifier.FACEMAP);
      case DOCUMENT -> List.of(Classifier.FRONT);
      case DATA -> List.of(Classifier.PREPARED_DATA, Classifier.DEVICE_RISK);
    };
  }
}
