package bonafide.api.identity;

import bonafide.core.Topic;

/// What a CFT+PEP search covers. PEP_PRESENT is PEP, narrowed to those in office today.
enum Scope {
  PEP,
  SANCTION,
  OTHER,
  PEP_PRESENT;

  Topic topic() {
    return switch (this) {
      case PEP, PEP_PRESENT -> Topic.PEP;
      case SANCTION -> Topic.SANCTION;
      case OTHER -> Topic.OTHER;
    };
  }
}
