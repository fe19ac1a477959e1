package bonafide.api.capture;

import bonafide.api.http.Wire;
import bonafide.check.Question;
import java.util.Map;

/// What the pages' browser tells of itself, as it lies beside the other evidence: in the form in
/// which clients hand in what their own pages were told.
public final class Told {
  private static final String MEMBER = "sessionId";

  private Told() {}

  static byte[] of(String blackbox) {
    return Wire.JSON.writeValueAsBytes(Map.of(MEMBER, blackbox));
  }

  /// @param name under which it is kept
  /// @return empty where the browser told nothing
  public static String of(Question.Handed evidence, String name) {
    return evidence
        .file(name)
        .map(json -> Wire.JSON.readTree(json).path(MEMBER).asString(""))
        .orElse("");
  }
}
