package bonafide.api.identity;

import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.api.http.Uploads;
import bonafide.check.Settings;
import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Field;
import bonafide.core.Entry;
import bonafide.core.FaceMatch;
import bonafide.core.Outcome;
import bonafide.verification.order.Handed;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the services that read documents have in common.
final class Readings {
  static final String SERVICE = "documents";
  static final String IMAGE = "image";
  private static final long MOST_BYTES = 500L << 20;

  private Readings() {}

  /// A field of a business document: one value, or a list of them.
  record Named(String name, Object values) {}

  record Value(@Nullable String value, Number confidenceLevel) {}

  /// The fields that have to be there, and the file.
  static void require(Uploads upload, Form form, Map<String, List<String>> allowed) {
    allowed.forEach(
        (name, words) -> {
          var word = form.required(name);
          if (!word.isEmpty() && !words.contains(word))
            form.fault(
                name, "must be " + (words.size() == 1 ? "" : "one of ") + String.join(", ", words));
        });
    if (!upload.hasFile(IMAGE)) form.fault(IMAGE, "is required");
    form.check();
  }

  /// Takes a picture or a PDF that is to be read.
  ///
  /// @param allowed the words of each field that has to be there; they are repeated in answers
  static Verification place(
      Verifications verifications,
      HttpServletRequest request,
      String plan,
      String kind,
      @Nullable String reference,
      Uploads upload,
      Map<String, List<String>> allowed) {
    var caller = Callers.of(request, SERVICE);
    var form = upload.fields();
    require(upload, form, allowed);
    var file = upload.document(IMAGE, MOST_BYTES);
    var echo = new HashMap<String, Object>();
    for (var name : allowed.keySet()) echo.put(name, form.required(name));
    var order =
        order(
            Lookups.id(request, "ocr-"),
            plan,
            kind,
            Lookups.forced(request, caller),
            reference,
            echo);
    var handed = new Handed(IMAGE, file.mediaType(), file.content()::open);
    return verifications.take(caller, order, List.of(handed));
  }

  static Order order(
      String id,
      String plan,
      String kind,
      @Nullable String forced,
      @Nullable String reference,
      Map<String, Object> echo) {
    return new Order(
        id,
        plan,
        new Entry("DOCUMENT/" + kind, id),
        List.of(new Settings.Document(kind, IMAGE, forced)),
        reference,
        echo);
  }

  /// What was read, in a surface's words; empty while pending, null after a failure.
  static @Nullable Map<String, @Nullable Object> shown(
      Verification verification, Function<DocumentReading, Map<String, @Nullable Object>> words) {
    return Lookups.status(verification).equals("FAILED")
        ? null
        : reading(verification).map(words).orElse(Map.of());
  }

  static Optional<DocumentReading> reading(Verification verification) {
    return verification.finding(DocumentReading.class);
  }

  static @Nullable String failure(Verification verification) {
    return Lookups.status(verification).equals("FAILED") ? Faces.failure(verification) : null;
  }

  static @Nullable String failureDetail(Verification verification) {
    return Lookups.status(verification).equals("FAILED")
        ? Faces.notDone(verification).map(Outcome.NotDone::detail).orElse(null)
        : null;
  }

  /// The only value of a field; null with confidence 0 when it was not read.
  static Named one(String name, DocumentReading reading, String field) {
    return new Named(name, reading.field(field).map(Readings::value).orElse(new Value(null, 0)));
  }

  static Named list(String name, DocumentReading reading) {
    return new Named(
        name,
        reading.fields().stream()
            .filter(field -> field.name().equals(name))
            .map(Readings::value)
            .toList());
  }

  private static Value value(Field field) {
    return new Value(field.value(), FaceMatch.shown(field.confidence()));
  }

  /// Members in their order, null where nothing was read; nothing at all when nothing was.
  static Map<String, @Nullable Object> members(DocumentReading reading, List<String> names) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (reading.fields().stream().noneMatch(field -> names.contains(field.name()))) return members;
    for (var name : names) members.put(name, reading.field(name).map(Field::value).orElse(null));
    return members;
  }

  static String echo(Verification verification, String member) {
    return String.valueOf(Lookups.echo(verification, member));
  }
}
