package bonafide.api.workflows;

/// Parts of a credential.
enum Classifier {
  FRONT,
  BACK,
  FACE,
  FACEMAP,
  PREPARED_DATA,
  DEVICE_RISK;

  boolean isData() {
    return this == PREPARED_DATA || this == DEVICE_RISK;
  }
}
