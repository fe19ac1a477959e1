package bonafide.api.diligence;

import bonafide.api.diligence.TaskOrders.Target;
import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.core.RiskLevel;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Clients;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import bonafide.verification.review.Reviews;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// Search tasks: ordered many at a time, read, decided once by a person, and annotated.
@RestController
public final class TaskRoutes {
  private static final String SERVICE = "search-tasks";
  private static final int MOST_TASKS = 100;
  private static final int MOST_NOTES = 100;
  private static final int MOST_PAGE = 100;
  private static final int LONGEST = 1_000;

  private final Verifications verifications;
  private final Reviews reviews;
  private final SearchSettings settings;
  private final Clients clients;
  private final String publicUrl;

  public TaskRoutes(
      Verifications verifications,
      Reviews reviews,
      SearchSettings settings,
      Clients clients,
      String publicUrl) {
    this.verifications = verifications;
    this.reviews = reviews;
    this.settings = settings;
    this.clients = clients;
    this.publicUrl = publicUrl;
  }

  record Created(long taskId, long timestamp) {}

  record Done(int code) {}

  record Decided(long taskId, String comment, boolean accepted) {}

  record Page(List<Map<String, @Nullable Object>> data, Paging paging) {}

  record Paging(int pageSize, int pageNumber, long totalCount) {}

  @PostMapping("/task")
  public Object create(HttpServletRequest request) {
    var caller = Callers.permitted(request, SERVICE);
    var forms = Bodies.jsonArray(request, 1, MOST_TASKS);
    var wanted = forms.stream().map(form -> Wanted.of(form)).toList();
    forms.getFirst().check();
    Points.require(clients, caller);
    var id = Callers.newId(request);
    var orders = new ArrayList<Order>();
    for (var i = 0; i < wanted.size(); i++)
      orders.add(order(caller, wanted.get(i), i == 0 ? id : id + "-" + i));
    return verifications.placeAll(caller, orders).stream()
        .map(task -> new Created(TaskWords.number(task), Echo.epoch(task.created())))
        .toList();
  }

  /// One task as it was asked for.
  private record Wanted(
      int setting,
      int type,
      Form target,
      Set<Source> sources,
      @Nullable String callback,
      @Nullable String reference,
      @Nullable Integer idv) {

    static Wanted of(Form form) {
      var setting = form.integer("search_setting_id", 0, Integer.MAX_VALUE, null);
      var sources = Inputs.sources(form);
      var callback = Inputs.url(form, "callback_url");
      var reference = form.text("customer_reference");
      var idv = form.has("from_idv_id") ? form.integer("from_idv_id", 0, Integer.MAX_VALUE, 0) : 0;
      var target = form.object("target");
      if (target == null) {
        form.fault("target", "is required");
        return new Wanted(setting, 1, form, sources, callback, reference, null);
      }
      var type = target.integer("type", 1, 2, null);
      target.required("name");
      target.date(type == 1 ? "birthday" : "date_of_registration");
      Inputs.country(target, type == 1 ? "citizenship" : "country");
      target.text("registration_number");
      return new Wanted(setting, type, target, sources, callback, reference, idv == 0 ? null : idv);
    }
  }

  private Order order(Caller caller, Wanted wanted, String id) {
    var setting =
        settings
            .find(caller, wanted.setting())
            .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "search setting not found"));
    var idv = wanted.idv() == null ? null : idv(caller, wanted.idv());
    var form = wanted.target();
    var name = form.required("name");
    var target =
        wanted.type() == 2
            ? Target.company(
                name,
                form.text("country"),
                form.text("registration_number"),
                form.date("date_of_registration"))
            : idv == null
                ? Target.person(name, form.date("birthday"), form.text("citizenship"))
                : IdvOrders.target(idv, name);
    return TaskOrders.order(
            id,
            setting,
            target,
            wanted.sources(),
            idv == null ? wanted.callback() : IdvOrders.callback(idv),
            idv == null ? wanted.reference() : idv.order().reference(),
            idv,
            caller.keyId())
        .numbered(verifications.nextNumber());
  }

  private Verification idv(Caller caller, int number) {
    return verifications
        .numbered(caller, IdvOrders.PLAN, number)
        .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "ID verification task not found"));
  }

  @GetMapping("/task/{task}/summary")
  public Object summary(HttpServletRequest request, @PathVariable String task) {
    var caller = Callers.permitted(request, SERVICE);
    return words(caller, find(caller, task)).summary();
  }

  @GetMapping({"/task/{task}/detail", "/task/{task}"})
  public Object detail(HttpServletRequest request, @PathVariable String task) {
    var caller = Callers.permitted(request, SERVICE);
    return words(caller, find(caller, task)).detail(caller.client().name());
  }

  private TaskWords words(Caller caller, Verification task) {
    return new TaskWords(task, reviews.standing(caller, task.id()), publicUrl);
  }

  @PostMapping("/task/{task}/accepted")
  public Object decide(HttpServletRequest request, @PathVariable String task) {
    var caller = Callers.permitted(request, SERVICE);
    var form = Bodies.json(request);
    var accepted = form.flag("accepted");
    var comment = form.raw("comment");
    if (comment == null || comment.length() > LONGEST)
      form.fault("comment", "must be a text of at most %d characters".formatted(LONGEST));
    if (accepted == null && !form.has("accepted")) form.fault("accepted", "is required");
    form.check();
    var found = find(caller, task);
    var level = words(caller, found).rating().level();
    var decided =
        reviews.decide(
            caller,
            found,
            Objects.requireNonNull(accepted),
            Objects.requireNonNull(comment),
            again(found, level));
    if (decided.isEmpty())
      throw new ApiError(ApiError.Kind.CONFLICT, "the task has already been decided");
    return new Decided(TaskWords.number(found), comment, accepted);
  }

  private static java.time.Duration again(Verification task, RiskLevel level) {
    return TaskOrders.setting(task).reviewAfter(level);
  }

  @PutMapping("/task/{task}/metadata")
  public Object note(HttpServletRequest request, @PathVariable String task) {
    var caller = Callers.permitted(request, SERVICE);
    var forms = Bodies.jsonArray(request, 0, MOST_NOTES);
    var notes = new LinkedHashMap<String, String>();
    for (var form : forms) {
      var key = form.required("key");
      var value = form.raw("value");
      if (key.length() > LONGEST)
        form.fault("key", "is longer than %d characters".formatted(LONGEST));
      if (value == null || value.length() > LONGEST)
        form.fault("value", "must be a text of at most %d characters".formatted(LONGEST));
      else notes.put(key, value);
    }
    if (!forms.isEmpty()) forms.getFirst().check();
    reviews.note(caller, find(caller, task).id(), notes);
    return new Done(0);
  }

  @GetMapping("/tasks")
  public Object list(HttpServletRequest request) {
    var caller = Callers.permitted(request, SERVICE);
    var faults = new ArrayList<ApiError.Field>();
    var size = Inputs.number(request, "page_size", MOST_PAGE, faults);
    var page = Inputs.number(request, "page_number", Integer.MAX_VALUE, faults);
    if (!faults.isEmpty())
      throw new ApiError(ApiError.Kind.INVALID, "The request does not match the contract.", faults);
    var reference = request.getParameter("customer_reference");
    var found =
        verifications.counted(
            caller,
            TaskOrders.PLAN,
            reference == null || reference.isEmpty() ? null : reference,
            (long) size * (page - 1L),
            size);
    return new Page(
        found.some().stream().map(task -> words(caller, task).summary()).toList(),
        new Paging(size, page, found.count()));
  }

  private Verification find(Caller caller, String number) {
    return Inputs.numbered(verifications, caller, TaskOrders.PLAN, number, "task not found");
  }
}
