package bonafide.api.portal;

import bonafide.api.diligence.SearchSettings;
import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Form;
import bonafide.api.http.Wire;
import bonafide.api.identity.CallbackRoutes;
import bonafide.api.sessions.TemplateRoutes;
import bonafide.api.workflows.WorkflowAnswers;
import bonafide.core.Environment;
import bonafide.source.Kind;
import bonafide.source.Source;
import bonafide.source.Sources;
import bonafide.source.Tally;
import bonafide.source.sandbox.Sandbox;
import bonafide.store.rows.CallbackRows.UrlRow;
import bonafide.store.rows.ClientRows.KeyRow;
import bonafide.verification.callback.CallbackSettings;
import bonafide.verification.callback.CallbackSettings.Result;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Clients;
import bonafide.verification.desk.RequestLog;
import bonafide.verification.review.Action;
import bonafide.verification.review.SecondPerson;
import bonafide.verification.review.SecondPerson.Asked;
import bonafide.verification.template.OwnSettings;
import bonafide.verification.template.OwnSettings.OwnSetting;
import bonafide.verification.template.Templates;
import bonafide.verification.user.Role;
import bonafide.verification.user.SignedIn;
import bonafide.verification.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a client's administrators set. What matters may need a second person, by their own policy.
@RestController
public final class SettingsRoutes {
  private static final String SETTINGS = "/compliance/api/settings";

  private static final List<String> ACTIONS = Stream.of(Action.values()).map(Enum::name).toList();

  private final SearchSettings searchSettings;
  private final OwnSettings ownSettings;
  private final Templates templates;
  private final WorkflowAnswers workflows;
  private final CallbackSettings callbacks;
  private final Clients clients;
  private final Users users;
  private final Lists lists;
  private final Sources sources;
  private final Tally tally;
  private final SecondPerson second;
  private final int verificationsDays;
  private final int sightingsDays;
  private final String publicUrl;

  public SettingsRoutes(
      SearchSettings searchSettings,
      OwnSettings ownSettings,
      Templates templates,
      WorkflowAnswers workflows,
      CallbackSettings callbacks,
      Clients clients,
      Users users,
      Lists lists,
      Sources sources,
      Tally tally,
      SecondPerson second,
      int verificationsDays,
      int sightingsDays,
      String publicUrl) {
    this.searchSettings = searchSettings;
    this.ownSettings = ownSettings;
    this.templates = templates;
    this.workflows = workflows;
    this.callbacks = callbacks;
    this.clients = clients;
    this.users = users;
    this.lists = lists;
    this.sources = sources;
    this.tally = tally;
    this.second = second;
    this.verificationsDays = verificationsDays;
    this.sightingsDays = sightingsDays;
    this.publicUrl = publicUrl;
    second.handle(Action.KEYS, this::keys);
    second.handle(Action.PEOPLE, this::people);
    second.handle(Action.CALLBACKS, this::callbacks);
    second.handle(Action.TEMPLATES, this::template);
    second.handle(Action.SEARCH_SETTINGS, this::search);
    second.handle(Action.POLICY, this::policy);
  }

  @GetMapping(SETTINGS + "/search")
  public List<Map<String, Object>> search(HttpServletRequest request) {
    return searchSettings.shown(Desks.who(request, Role.VIEWER).caller());
  }

  @PostMapping(SETTINGS + "/search")
  public Map<String, Object> addSearch(HttpServletRequest request) {
    var who = Desks.who(request, Role.ADMIN);
    var body = searchBody(request);
    var id = String.valueOf(ownSettings.nextNumber());
    return want(
        who,
        Action.SEARCH_SETTINGS,
        "search-setting/" + id,
        Map.of("do", "create", "id", id, "body", body));
  }

  /// Another rule for the tasks that are made from now on.
  @PutMapping(SETTINGS + "/search/{id}")
  public Map<String, Object> search(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ADMIN);
    var body = searchBody(request);
    checkOwn(who, id);
    return want(
        who,
        Action.SEARCH_SETTINGS,
        "search-setting/" + id,
        Map.of("do", "change", "id", id, "body", body));
  }

  @DeleteMapping(SETTINGS + "/search/{id}")
  public Map<String, Object> retireSearch(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ADMIN);
    checkOwn(who, id);
    return want(
        who, Action.SEARCH_SETTINGS, "search-setting/" + id, Map.of("do", "retire", "id", id));
  }

  private String searchBody(HttpServletRequest request) {
    var form = Bodies.json(request);
    var body = SearchSettings.body(form, lists.status().publishers());
    form.check();
    return body;
  }

  /// What comes with the product or from the operator's file is not a client's to change.
  private void checkOwn(SignedIn who, String id) {
    var own =
        id.matches("\\d{1,9}")
            ? ownSettings.find(who.caller(), Integer.parseInt(id))
            : Optional.<OwnSetting>empty();
    if (own.filter(one -> !one.retired()).isEmpty()) throw noSearch();
  }

  private Map<String, String> search(Asked asked) {
    var caller = asked.caller();
    var id = Integer.parseInt(wish(asked, "id"));
    var done =
        switch (wish(asked, "do")) {
          case "create" -> {
            ownSettings.create(caller, id, wish(asked, "body"));
            yield true;
          }
          case "retire" -> ownSettings.retire(caller, id);
          default -> ownSettings.replace(caller, id, wish(asked, "body"));
        };
    if (!done) throw noSearch();
    return Map.of();
  }

  private static ApiError noSearch() {
    return new ApiError(ApiError.Kind.NOT_FOUND, "There is no such search setting of your own.");
  }

  @GetMapping(SETTINGS + "/templates")
  public List<Map<String, Object>> templates(HttpServletRequest request) {
    return templates.of(Desks.who(request, Role.VIEWER).caller()).stream()
        .map(
            template ->
                Map.of(
                    "id", template.id(),
                    "retired", template.retired(),
                    "body", Wire.JSON.readTree(template.body())))
        .toList();
  }

  @PostMapping(SETTINGS + "/templates")
  public Map<String, Object> addTemplate(HttpServletRequest request) {
    var who = Desks.who(request, Role.ADMIN);
    var form = Bodies.json(request);
    var body = TemplateRoutes.body(form);
    form.check();
    var id = UUID.randomUUID().toString();
    return want(
        who, Action.TEMPLATES, "template/" + id, Map.of("do", "create", "id", id, "body", body));
  }

  /// Other checks and limits for the sessions that are made from now on.
  @PutMapping(SETTINGS + "/templates/{id}")
  public Map<String, Object> template(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ADMIN);
    var form = Bodies.json(request);
    var body = TemplateRoutes.body(form);
    form.check();
    if (!hasTemplate(who, id)) throw noTemplate();
    return want(
        who, Action.TEMPLATES, "template/" + id, Map.of("do", "change", "id", id, "body", body));
  }

  @DeleteMapping(SETTINGS + "/templates/{id}")
  public Map<String, Object> retireTemplate(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ADMIN);
    if (!hasTemplate(who, id)) throw noTemplate();
    return want(who, Action.TEMPLATES, "template/" + id, Map.of("do", "retire", "id", id));
  }

  private boolean hasTemplate(SignedIn who, String id) {
    return templates.find(who.caller(), id).filter(one -> !one.retired()).isPresent();
  }

  private Map<String, String> template(Asked asked) {
    var caller = asked.caller();
    var id = wish(asked, "id");
    var done =
        switch (wish(asked, "do")) {
          case "create" -> {
            // No key was used: their callbacks are signed as all others of the client are.
            templates.create(caller, id, wish(asked, "body"), callbacks.signingSecret(caller));
            yield true;
          }
          case "retire" -> templates.retire(caller, id);
          default -> templates.replace(caller, id, wish(asked, "body")).isPresent();
        };
    if (!done) throw noTemplate();
    return Map.of();
  }

  private static ApiError noTemplate() {
    return new ApiError(ApiError.Kind.NOT_FOUND, "There is no such template.");
  }

  @GetMapping(SETTINGS + "/workflows")
  public List<WorkflowAnswers.Shown> workflows(HttpServletRequest request) {
    Desks.who(request, Role.VIEWER);
    return workflows.definitions();
  }

  @GetMapping(SETTINGS + "/lists")
  public Lists.Status lists(HttpServletRequest request) {
    Desks.who(request, Role.VIEWER);
    return lists.status();
  }

  @PostMapping(SETTINGS + "/lists/update")
  public Lists.Status updateLists(HttpServletRequest request) {
    Desks.who(request, Role.ADMIN);
    lists.update();
    return lists.status();
  }

  @GetMapping(SETTINGS + "/sources")
  public List<Map<String, @Nullable Object>> sources(HttpServletRequest request) {
    var who = Desks.who(request, Role.VIEWER);
    return sources.all().stream().map(source -> source(source, who)).toList();
  }

  private Map<String, @Nullable Object> source(Source source, SignedIn who) {
    var origin = source.origin();
    var count = tally.of(origin.id());
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", origin.id());
    words.put("owner", origin.owner());
    words.put("type", origin.type());
    words.put("countries", origin.countries());
    words.put("tries", source.isTestable());
    words.put("asked", count.asked());
    words.put("mean_millis", count.asked() == 0 ? null : count.millis() / count.asked());
    words.put("statuses", count.statuses());
    words.put("cost", count.cost());
    words.put("last", count.last() == null ? null : Wire.time(count.last()));
    words.put("failed", count.failed() == null ? null : Wire.time(count.failed()));
    words.put(
        "answers",
        Stream.of(Kind.values())
            .filter(
                kind ->
                    source.answers(
                        kind,
                        origin.countries().isEmpty() ? "ID" : origin.countries().substring(0, 2),
                        who.environment()))
            .toList());
    return words;
  }

  /// Replays what is written down of a source, without the network.
  @PostMapping(SETTINGS + "/sources/{id}/test")
  public Map<String, Object> testSource(HttpServletRequest request, @PathVariable String id) {
    Desks.who(request, Role.ADMIN);
    var faults =
        sources.all().stream()
            .filter(source -> source.origin().id().equals(id) && source.isTestable())
            .findFirst()
            .map(Source::test)
            .orElseThrow(
                () -> new ApiError(ApiError.Kind.NOT_FOUND, "There is nothing to try here."));
    return Map.of("faults", faults);
  }

  @GetMapping(SETTINGS + "/sandbox")
  public Object sandbox(HttpServletRequest request) {
    Desks.who(request, Role.VIEWER);
    return Sandbox.personas();
  }

  @GetMapping(SETTINGS + "/retention")
  public Map<String, Object> retention(HttpServletRequest request) {
    Desks.who(request, Role.VIEWER);
    return Map.of(
        "verifications_days",
        verificationsDays,
        "sightings_days",
        sightingsDays,
        "request_log_days",
        RequestLog.KEPT.toDays(),
        "answers_hours",
        24);
  }

  @GetMapping(SETTINGS + "/callbacks")
  public Map<String, Object> callbacks(HttpServletRequest request) {
    var who = Desks.who(request, Role.VIEWER);
    return Map.of(
        "types", CallbackRoutes.types(),
        "urls", callbacks.all(who.caller()).stream().map(SettingsRoutes::url).toList());
  }

  private static Map<String, Object> url(UrlRow row) {
    return Map.of(
        "type", row.type(),
        "url", row.url(),
        "active", row.active(),
        "updated", Wire.time(row.updated()));
  }

  /// The token that receivers expect and the secret that signs, for those who set receivers up.
  @GetMapping(SETTINGS + "/callbacks/secrets")
  public Map<String, String> secrets(HttpServletRequest request) {
    var caller = Desks.who(request, Role.ADMIN).caller();
    return Map.of(
        "token", callbacks.token(caller).token(), "secret", callbacks.signingSecret(caller));
  }

  @PutMapping(SETTINGS + "/callbacks/{type}")
  public Map<String, Object> callback(HttpServletRequest request, @PathVariable String type) {
    var who = Desks.who(request, Role.ADMIN);
    var form = Bodies.json(request);
    if (!CallbackRoutes.types().contains(type))
      throw new ApiError(ApiError.Kind.NOT_FOUND, "There is no such callback.");
    var url = form.text("url");
    var active = form.flag("active");
    if (url == null && active == null) form.fault("url", "is required");
    form.check();
    var wish = new LinkedHashMap<String, String>();
    wish.put("type", type);
    if (url != null) wish.put("url", url);
    if (active != null) wish.put("active", active.toString());
    return want(who, Action.CALLBACKS, "callback/" + who.environment() + "/" + type, wish);
  }

  /// Sends a trial to where a kind of callback goes.
  @PostMapping(SETTINGS + "/callbacks/{type}/test")
  public Map<String, Object> testCallback(HttpServletRequest request, @PathVariable String type) {
    check(callbacks.test(Desks.who(request, Role.ADMIN).caller(), type));
    return Map.of("type", type);
  }

  private Map<String, String> callbacks(Asked asked) {
    var type = wish(asked, "type");
    var url = asked.wish().get("url");
    if (url != null) {
      var known = callbacks.find(asked.caller(), type).isPresent();
      check(
          known
              ? callbacks.changeUrl(asked.caller(), type, url)
              : callbacks.create(asked.caller(), type, url));
    }
    var active = asked.wish().get("active");
    if (active != null)
      check(callbacks.changeStatus(asked.caller(), type, Boolean.parseBoolean(active)));
    return Map.of();
  }

  private static void check(Result result) {
    switch (result) {
      case Result.Stored _ -> {}
      case Result.Duplicate _ -> throw fault("type", "was set meanwhile");
      case Result.NotFound _ -> throw new ApiError(ApiError.Kind.NOT_FOUND, "Nothing is set yet.");
      case Result.Not2xx(var status) ->
          throw fault("url", "answered the trial with %d instead of 200".formatted(status));
      case Result.Unreachable(var why) -> throw fault("url", "cannot be reached: " + why);
    }
  }

  private static ApiError fault(String field, String why) {
    return new ApiError(
        ApiError.Kind.INVALID,
        "Something is not right yet.",
        List.of(new ApiError.Field(field, why)));
  }

  @GetMapping(SETTINGS + "/keys")
  public List<Map<String, @Nullable Object>> keys(HttpServletRequest request) {
    var who = Desks.who(request, Role.ADMIN);
    return clients.keys(who.client().id()).stream().map(SettingsRoutes::key).toList();
  }

  private static Map<String, @Nullable Object> key(KeyRow row) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", row.id());
    words.put("environment", row.environment());
    words.put("ends_with", row.hint());
    words.put("denied", row.denied());
    words.put("created", Wire.time(row.created()));
    words.put("revoked", row.revoked() == null ? null : Wire.time(row.revoked()));
    return words;
  }

  @PostMapping(SETTINGS + "/keys")
  public Map<String, Object> addKey(HttpServletRequest request) {
    var who = Desks.who(request, Role.ADMIN);
    var form = Bodies.json(request);
    var environment = form.word("environment", Environment.class);
    if (environment == null) form.fault("environment", "is required");
    form.check();
    return want(
        who,
        Action.KEYS,
        "key/" + environment,
        Map.of("do", "create", "environment", String.valueOf(environment)));
  }

  @PostMapping(SETTINGS + "/keys/{id}/revoke")
  public Map<String, Object> revokeKey(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ADMIN);
    if (clients.keys(who.client().id()).stream().noneMatch(key -> key.id().equals(id)))
      throw new ApiError(ApiError.Kind.NOT_FOUND, "There is no such key.");
    return want(who, Action.KEYS, id, Map.of("do", "revoke", "key", id));
  }

  private Map<String, String> keys(Asked asked) {
    var caller = asked.caller();
    if (wish(asked, "do").equals("revoke")) {
      if (!clients.revokeKey(caller.clientId(), wish(asked, "key"), caller.keyId()))
        throw new ApiError(ApiError.Kind.CONFLICT, "The key is revoked already.");
      return Map.of();
    }
    var environment = Environment.valueOf(wish(asked, "environment"));
    return Map.of("key", clients.addKey(caller.clientId(), environment, Set.of(), caller.keyId()));
  }

  @GetMapping(SETTINGS + "/people")
  public List<Map<String, @Nullable Object>> people(HttpServletRequest request) {
    var who = Desks.who(request, Role.ADMIN);
    return users.members(who.client().id()).stream().map(SettingsRoutes::member).toList();
  }

  private static Map<String, @Nullable Object> member(Users.Member member) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", member.user().id());
    words.put("email", member.user().email());
    words.put("name", member.user().name());
    words.put("role", member.user().role());
    words.put("invited", member.invited());
    words.put("disabled", member.disabled());
    words.put("last_seen", member.lastSeen() == null ? null : Wire.time(member.lastSeen()));
    return words;
  }

  @PostMapping(SETTINGS + "/people")
  public Map<String, Object> invite(HttpServletRequest request) {
    var who = Desks.who(request, Role.ADMIN);
    var form = Bodies.json(request);
    var email = form.required("email");
    form.email("email");
    var name = form.required("name");
    var role = role(form);
    form.check();
    return want(
        who,
        Action.PEOPLE,
        "person/" + email,
        Map.of("do", "invite", "email", email, "name", name, "role", role.name()));
  }

  private static Role role(Form form) {
    var role = form.word("role", Role.class);
    if (role == null) form.fault("role", "is required");
    return Objects.requireNonNullElse(role, Role.VIEWER);
  }

  private enum Change {
    ROLE,
    DISABLE,
    ENABLE,
    INVITE_AGAIN
  }

  @PostMapping(SETTINGS + "/people/{id}")
  public Map<String, Object> change(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ADMIN);
    var form = Bodies.json(request);
    var change = form.word("do", Change.class);
    if (change == null) form.fault("do", "is required");
    var wish = new LinkedHashMap<String, String>();
    wish.put("do", String.valueOf(change));
    wish.put("user", id);
    if (change == Change.ROLE) wish.put("role", role(form).name());
    form.check();
    if (users.find(who.client().id(), id).isEmpty())
      throw new ApiError(ApiError.Kind.NOT_FOUND, "There is nobody such.");
    return want(who, Action.PEOPLE, id, wish);
  }

  private Map<String, String> people(Asked asked) {
    var caller = asked.caller();
    var client = caller.clientId();
    var user = asked.wish().get("user");
    if (user == null) return invitation(invite(asked));
    var change = Change.valueOf(wish(asked, "do"));
    if (change == Change.INVITE_AGAIN)
      return users
          .inviteAgain(client, user, caller.keyId())
          .map(this::invitation)
          .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "There is nobody such."));
    var done =
        change == Change.ROLE
            ? users.change(client, user, Role.valueOf(wish(asked, "role")), caller.keyId())
            : users.disable(client, user, change == Change.DISABLE, caller.keyId());
    if (!done)
      throw new ApiError(ApiError.Kind.CONFLICT, "Nobody would be left who can change settings.");
    return Map.of();
  }

  private Users.Invited invite(Asked asked) {
    try {
      return users.invite(
          asked.caller().clientId(),
          wish(asked, "email"),
          wish(asked, "name"),
          Role.valueOf(wish(asked, "role")),
          asked.caller().keyId());
    } catch (IllegalArgumentException e) {
      var words = String.valueOf(e.getMessage()).split(" ", 2);
      throw fault(words[0], words[words.length - 1]);
    }
  }

  /// Behind the number sign it is sent to no server, and stands in no log.
  private Map<String, String> invitation(Users.Invited invited) {
    return Map.of("link", publicUrl + "/compliance/welcome#" + invited.token());
  }

  @PutMapping(SETTINGS + "/policy")
  public Map<String, Object> policy(HttpServletRequest request) {
    var who = Desks.who(request, Role.ADMIN);
    var form = Bodies.json(request);
    var actions = form.texts("actions", Action.values().length);
    for (var action : actions)
      if (!ACTIONS.contains(action)) form.fault("actions", "must be some of " + ACTIONS);
    form.check();
    var text = actions.stream().distinct().sorted().collect(Collectors.joining(" "));
    return want(who, Action.POLICY, "policy", Map.of("actions", text));
  }

  private Map<String, String> policy(Asked asked) {
    var actions = EnumSet.noneOf(Action.class);
    for (var name : wish(asked, "actions").split(" "))
      if (!name.isEmpty()) actions.add(Action.valueOf(name));
    second.setPolicy(asked.caller().clientId(), actions, asked.caller().keyId());
    return Map.of();
  }

  private static String wish(Asked asked, String name) {
    return Objects.requireNonNullElse(asked.wish().get(name), "");
  }

  /// Asks for a second person where the policy wants one, and does it at once where it does not.
  private Map<String, Object> want(
      SignedIn who, Action action, String object, Map<String, String> wish) {
    if (second.ask(who, who.environment(), action, object, wish))
      return Map.of("became", "ASKED", "shown", Map.of());
    Caller caller = who.caller();
    var asked = new Asked(caller, action, object, wish);
    var shown =
        switch (action) {
          case KEYS -> keys(asked);
          case PEOPLE -> people(asked);
          case CALLBACKS -> callbacks(asked);
          case TEMPLATES -> template(asked);
          case SEARCH_SETTINGS -> search(asked);
          case POLICY -> policy(asked);
          case ACCEPT, REJECT, CONFIRM_HIT, DISMISS_HIT -> throw new IllegalStateException();
        };
    return Map.of("became", "DONE", "shown", shown);
  }
}
