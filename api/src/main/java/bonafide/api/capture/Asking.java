package bonafide.api.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a surface asks of an applicant, and how.
///
/// @param parts in the order in which they are asked for
/// @param device the name under which is kept what the browser tells of itself; null where it is
///     not asked
/// @param position whether the browser is asked where it is, which its owner may refuse
/// @param again whether they were handed in before and are asked for once more
/// @param document the only document that will do: `PASSPORT`, `ID_CARD` or `DRIVING_LICENSE`; null
///     where the applicant chooses
/// @param country that issued it, of two letters; null where the applicant says
/// @param corrects whether the applicant may correct what was read
/// @param locale null where the browser's is used
/// @param next where the applicant goes when everything was handed in; null for the client's own
/// @param error where the applicant goes who refuses or comes too late; null for the client's own
public record Asking(
    List<Part> parts,
    @Nullable String device,
    boolean position,
    boolean again,
    @Nullable String document,
    @Nullable String country,
    boolean corrects,
    @Nullable String locale,
    @Nullable String next,
    @Nullable String error) {
  boolean wantsFace() {
    return parts.stream().anyMatch(part -> part.kind() == Part.Kind.SELFIE);
  }
}
