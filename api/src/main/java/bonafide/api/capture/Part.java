package bonafide.api.capture;

import bonafide.check.document.FirstLook.Advice;
import java.util.List;

/// Something an applicant is asked to hand in.
///
/// @param name as it stands in the address it is sent to
/// @param kept the name it is kept under
/// @param required whether the order cannot do without it
/// @param causes why it is asked for again; empty when it is not, or nobody can say
public record Part(String name, String kept, Kind kind, boolean required, List<Advice> causes) {
  public Part(String name, Kind kind, boolean required) {
    this(name, name, kind, required, List.of());
  }

  /// What it is to show.
  public enum Kind {
    /// Any document that identifies a person.
    DOCUMENT("part.document"),
    FRONT("part.front"),
    PASSPORT("part.passport"),
    BACK("part.back"),
    SELFIE("part.selfie"),
    BUSINESS("part.business");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /// Its key in the catalogue of texts.
    String text() {
      return text;
    }

    /// Whether it may be a PDF as well.
    boolean isPaper() {
      return this == BUSINESS;
    }

    boolean isFront() {
      return this == DOCUMENT || this == FRONT || this == PASSPORT;
    }
  }
}
