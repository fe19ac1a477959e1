package bonafide.api.diligence;

import bonafide.api.diligence.TaskOrders.Target;
import bonafide.verification.order.Verification;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An ID-verification task.
record Idv(Verification verification) {
  static final String ID = "ID";
  static final String ID_BACK = "ID_BACK";
  static final String FACE = "FACE";
  static final String ID_AND_FACE = "ID_AND_FACE";

  /// What an order repeats of the request, under the names of the wire.
  static final String COUNTRY = "country";

  static final String TYPE = "id_type";
  static final String CALLBACK = "callback_url";
  static final String AUTO = "auto_create_dd_task";
  static final String TASK_CALLBACK = "dd_task_callback_url";
  static final String TASK_SETTING = "dd_task_search_setting_id";
  static final String BY = "by";
  static final String MODE = "workflow_id";

  @Nullable String text(String name) {
    return Echo.text(verification, name);
  }

  String country() {
    return Optional.ofNullable(text(COUNTRY)).orElse("");
  }

  String type() {
    return Optional.ofNullable(text(TYPE)).orElse("ID_CARD");
  }

  /// What a sandbox request wants; empty for nothing.
  Optional<String> forced() {
    return Optional.ofNullable(text("forced"));
  }

  boolean wantsTask() {
    return "true".equals(text(AUTO));
  }

  /// A task about whom the document shows; about the name given, where another is.
  Target target(@Nullable String name) {
    var words = new IdvReading(this);
    var born = words.read("birth_date");
    if (born == null) born = text("expected_birthday");
    var full = name == null ? words.read("full_name") : name;
    return Target.person(
        full == null ? "" : full,
        born == null ? null : LocalDate.parse(born),
        country().isEmpty() ? null : country());
  }
}
