package bonafide.api.diligence;

import bonafide.core.Outcome;
import bonafide.verification.review.Standing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// ID-verification tasks in the words of this surface.
final class IdvWords {
  private IdvWords() {}

  /// A search task that came of one.
  record Task(long id, Instant created, int auditStatus, boolean automatic) {}

  /// @param pictures the names of those handed in
  /// @param link where a picture can be seen for a while
  static Map<String, @Nullable Object> of(
      Idv idv,
      Standing standing,
      List<Task> tasks,
      Set<String> pictures,
      UnaryOperator<String> link) {
    var reading = new IdvReading(idv);
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("idv_task_id", Objects.requireNonNull(idv.verification().order().number()));
    words.put("country", idv.country().isEmpty() ? country(reading) : idv.country());
    words.put("id_type", idv.type());
    words.put("id_sub_type", reading.subType());
    picture(words, "id_image_url", Idv.ID, pictures, link);
    picture(words, "id_back_image_url", Idv.ID_BACK, pictures, link);
    picture(words, "face_image_url", Idv.FACE, pictures, link);
    picture(words, "id_and_face_image_url", Idv.ID_AND_FACE, pictures, link);
    for (var name : List.of("expected_name", "expected_birthday", "expected_id_number"))
      words.put(name, idv.text(name));
    words.put("expected_country", idv.country().isEmpty() ? null : idv.country());
    for (var name : List.of("expected_issuing_date", "expected_expiry_date", "expected_gender"))
      words.put(name, idv.text(name));
    words.put("customer_reference", idv.verification().order().reference());
    words.put("first_name", reading.firstName());
    words.put("last_name", reading.lastName());
    words.put("full_name", reading.read("full_name"));
    words.put("birthday", reading.read("birth_date"));
    words.put("id_number", reading.read("id_number"));
    words.put("issuing_date", reading.read("issued"));
    words.put("expiry_date", reading.read("expires"));
    words.put("gender", reading.read("sex"));
    words.put("state", reading.state());
    words.put("review_reasons", reading.reviews());
    words.put("reject_reasons", reading.rejections());
    words.put(
        "created_search_task_id",
        tasks.stream().filter(Task::automatic).map(Task::id).findFirst().orElse(null));
    var review = standing.review();
    words.put(
        "audit_status", review == null ? "Pending" : review.accepted() ? "Accepted" : "Rejected");
    words.put("audit_timestamp", review == null ? null : Echo.epoch(review.at()));
    words.put("auditor_employee_account", review == null ? null : review.reviewer());
    words.put(
        "dd_tasks",
        tasks.stream()
            .map(
                task ->
                    Map.of(
                        "id", task.id(),
                        "creation_timestamp", Echo.epoch(task.created()),
                        "audit_status", task.auditStatus()))
            .toList());
    words.put("findings", findings(idv));
    return words;
  }

  /// Three letters that mean no country, until the document says which one it is.
  private static String country(IdvReading reading) {
    var read = reading.read("country");
    return read == null || read.length() != 2 ? "ZZZ" : Codes.alpha3(read);
  }

  private static void picture(
      Map<String, @Nullable Object> words,
      String member,
      String picture,
      Set<String> pictures,
      UnaryOperator<String> link) {
    words.put(member, pictures.contains(picture) ? link.apply(picture) : null);
  }

  private static List<Map<String, Object>> findings(Idv idv) {
    return idv.verification().outcomes().entrySet().stream()
        .map(
            entry ->
                switch (entry.getValue()) {
                  case Outcome.Judged(var verdict, var reasons, _) ->
                      Map.<String, Object>of(
                          "check", entry.getKey(), "verdict", verdict.name(), "reasons", reasons);
                  case Outcome.NotDone(var cause, var why, _) ->
                      Map.<String, Object>of(
                          "check", entry.getKey(), "cause", cause.name(), "reasons", List.of(why));
                })
        .toList();
  }
}
