package bonafide.screening.listing;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a listing beside its names, as far as it speaks for or against a match.
///
/// @param dates births of a person, registrations of an organisation
/// @param countries alpha-2 codes
/// @param identifiers as printed
/// @param addresses each as one line
public record Facts(
    Kind kind,
    List<PartialDate> dates,
    List<String> countries,
    @Nullable Sex sex,
    List<String> identifiers,
    List<String> addresses) {
  public Facts(Kind kind, List<PartialDate> dates, List<String> countries, @Nullable Sex sex) {
    this(kind, dates, countries, sex, List.of(), List.of());
  }

  /// Where nobody asks for them.
  public static final Facts NONE = new Facts(Kind.UNKNOWN, List.of(), List.of(), null);
}
