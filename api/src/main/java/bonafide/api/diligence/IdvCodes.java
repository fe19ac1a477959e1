package bonafide.api.diligence;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The public codes for why a document goes to a person, or is rejected.
final class IdvCodes {
  static final Map<Integer, String> REVIEWS =
      Map.of(
          400, "face mismatch",
          406, "age gap",
          500, "name",
          501, "birthday",
          502, "ID number",
          503, "country",
          504, "issuing date",
          505, "expiry date",
          506, "gender",
          600, "no selfie");

  static final Map<Integer, String> REJECTIONS =
      Map.ofEntries(
          Map.entry(100, "manipulated document"),
          Map.entry(102, "monochrome photocopy"),
          Map.entry(103, "colour photocopy"),
          Map.entry(104, "digital copy"),
          Map.entry(105, "known fraudster"),
          Map.entry(106, "fake"),
          Map.entry(107, "photo mismatch"),
          Map.entry(108, "MRZ check"),
          Map.entry(109, "punched"),
          Map.entry(111, "printed and barcode data differ"),
          Map.entry(200, "unreadable"),
          Map.entry(201, "no document"),
          Map.entry(202, "sample document"),
          Map.entry(206, "back missing"),
          Map.entry(207, "wrong page"),
          Map.entry(209, "signature missing"),
          Map.entry(211, "different persons"),
          Map.entry(213, "watermark"),
          Map.entry(300, "manual rejection"),
          Map.entry(401, "selfie cut from ID"),
          Map.entry(402, "ID used as selfie"),
          Map.entry(403, "several people"),
          Map.entry(404, "selfie of a screen or print"),
          Map.entry(405, "selfie manipulated"),
          Map.entry(407, "no face"),
          Map.entry(408, "face not fully visible"),
          Map.entry(409, "bad quality"),
          Map.entry(410, "monochrome"),
          Map.entry(411, "liveness"),
          Map.entry(700, "ID type unsupported"),
          Map.entry(701, "ID country unsupported"),
          Map.entry(702, "no ID uploaded"),
          Map.entry(801, "authentication invalid"),
          Map.entry(802, "no tries left today"),
          Map.entry(901, "Taiwan card data invalid (2 tries left)"),
          Map.entry(902, "Taiwan card not in circulation"),
          Map.entry(903, "Taiwan card reported lost"));

  private static final Pattern REFERENCE =
      Pattern.compile("sbx-(accept|pending|(review|reject)-(\\d{3}))");

  private IdvCodes() {}

  static String meaning(int code) {
    var meaning = REVIEWS.get(code);
    return meaning != null ? meaning : Objects.requireNonNullElse(REJECTIONS.get(code), "unknown");
  }

  /// What a reference asks of the sandbox, as `review-500`; null when it asks nothing.
  static @Nullable String forced(@Nullable String reference) {
    if (reference == null) return null;
    var asked = REFERENCE.matcher(reference);
    if (!asked.matches()) return null;
    if (asked.group(3) == null) return asked.group(1);
    var code = Integer.parseInt(asked.group(3));
    var known = asked.group(2).equals("review") ? REVIEWS : REJECTIONS;
    return known.containsKey(code) ? asked.group(1) : null;
  }
}
