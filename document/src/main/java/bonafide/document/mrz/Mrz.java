package bonafide.document.mrz;

import java.util.List;
import java.util.Map;

/// A machine-readable zone as it was read.
///
/// @param lines of the format's length
/// @param code of the document, as `P` or `ID`
/// @param issuer ISO 3166-1 alpha-3 and the codes of Doc 9303-3, part 5
/// @param number without fillers
/// @param birth YYMMDD; `<` where a part is unknown
/// @param sex M, F or X
/// @param expiry YYMMDD
/// @param isCutShort whether the name reaches the end of its field, and may go on
/// @param checks whether each check digit holds, by field
/// @param mended unsure characters that were exchanged because only then a check digit holds
/// @param confidence 0 to 1
public record Mrz(
    MrzFormat format,
    List<String> lines,
    String code,
    String issuer,
    String surname,
    String givenNames,
    String number,
    String nationality,
    String birth,
    String sex,
    String expiry,
    String optional,
    boolean isCutShort,
    Map<String, Boolean> checks,
    int mended,
    double confidence) {
  public Mrz {
    lines = List.copyOf(lines);
  }

  /// Whether every check digit holds.
  public boolean isValid() {
    return checks.values().stream().allMatch(holds -> holds);
  }
}
