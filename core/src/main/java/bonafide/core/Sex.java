package bonafide.core;

/// The sex a document, a list or a client states.
public enum Sex {
  FEMALE,
  MALE,
  OTHER
}
