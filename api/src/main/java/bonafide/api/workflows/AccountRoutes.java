package bonafide.api.workflows;

import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.source.egress.Egress;
import bonafide.store.Ids;
import bonafide.store.rows.AccountRows.AccountRow;
import bonafide.verification.capture.Captures;
import bonafide.verification.client.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Accounts: each is made with its first workflow, and takes further ones.
@RestController
public final class AccountRoutes {
  static final String SERVICE = "workflows";
  private static final String PATH = "/api/v1/accounts";
  private static final Pattern REFERENCE = Pattern.compile("[^<>\"/;`%{}|]*");
  private static final Pattern LIFETIME = Pattern.compile("(\\d{1,7})([smhd])");
  private static final Pattern ALPHA3 = Pattern.compile("[A-Z]{3}");
  private static final Duration LEAST = Duration.ofMinutes(5);
  private static final Duration MOST = Duration.ofDays(60);
  private static final Duration USUAL = Duration.ofMinutes(30);

  private enum PredefinedType {
    DEFINED,
    RECOMMENDED
  }

  private enum SearchType {
    one,
    two
  }

  private enum Obtained {
    yes,
    no,
    na
  }

  private final Executions executions;
  private final Captures captures;
  private final String publicUrl;

  public AccountRoutes(Executions executions, Captures captures, String publicUrl) {
    this.executions = executions;
    this.captures = captures;
    this.publicUrl = publicUrl;
  }

  @PostMapping(PATH)
  public Map<String, Object> create(HttpServletRequest request) {
    var caller = Callers.permitted(request, SERVICE);
    var wanted = wanted(request);
    var id = Callers.newId(request);
    return answer(caller, start(request, caller, executions.newAccount(caller, id), wanted));
  }

  @PutMapping(PATH + "/{accountId}")
  public Map<String, Object> update(HttpServletRequest request, @PathVariable String accountId) {
    var caller = Callers.permitted(request, SERVICE);
    var account = executions.account(caller, accountId);
    return answer(caller, start(request, caller, account, wanted(request)));
  }

  @GetMapping(PATH + "/{accountId}")
  public Map<String, Object> read(HttpServletRequest request, @PathVariable String accountId) {
    var caller = Callers.permitted(request, SERVICE);
    var account = executions.account(caller, accountId);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("id", account.id());
    answer.put("createdAt", Words.time(account.created()));
    answer.put(
        "workflowExecutions",
        executions.of(caller, accountId).stream().map(Words::reference).toList());
    return answer;
  }

  @DeleteMapping(PATH + "/{accountId}")
  public ResponseEntity<Void> delete(HttpServletRequest request, @PathVariable String accountId) {
    var caller = Callers.permitted(request, SERVICE);
    executions.erase(caller, executions.account(caller, accountId));
    return ResponseEntity.ok().build();
  }

  /// What a request asks for, once it is known to be well formed.
  private record Wanted(
      Definition definition,
      Duration lifetime,
      Map<String, Object> echo,
      List<Credential> credentials) {}

  private record Credential(
      Category category,
      @Nullable String reused,
      @Nullable Object country,
      @Nullable Object type) {}

  private Wanted wanted(HttpServletRequest request) {
    var form = Bodies.json(request);
    var echo = new HashMap<String, Object>();
    var reference = form.required("customerInternalReference");
    if (reference.length() > 100 || !REFERENCE.matcher(reference).matches())
      form.fault(
          "customerInternalReference",
          "must have 1 to 100 characters, none of < > \" / ; ` % { } |");
    put(echo, "customer_reference", reference);
    put(echo, "user_reference", limited(form, "userReference", 100));
    limited(form, "reportingCriteria", 255);
    put(echo, "callback_url", url(form, "callbackUrl"));
    var lifetime = lifetime(form);
    var web = form.object("web");
    if (web != null) {
      echo.put(Execution.WEB, true);
      put(echo, Execution.SUCCESS, url(web, "successUrl"));
      put(echo, Execution.ERROR, url(web, "errorUrl"));
      put(echo, Execution.LOCALE, limited(web, "locale", 5));
    }
    consent(form.object("userConsent"), echo);
    var credentials = new ArrayList<Credential>();
    var definition = definition(form, echo, credentials);
    if (definition.map(d -> d.has(Capability.WATCHLIST_SCREENING)).orElse(false)
        && !form.has("userReference"))
      form.fault("userReference", "is required for workflows with watchlist screening");
    form.check();
    return new Wanted(definition.orElseThrow(), lifetime, echo, credentials);
  }

  private Optional<Definition> definition(
      Form form, Map<String, Object> echo, List<Credential> credentials) {
    var workflow = form.object("workflowDefinition");
    if (workflow == null) {
      if (!form.has("workflowDefinition")) form.fault("workflowDefinition", "is required");
      return Optional.empty();
    }
    for (var one : workflow.objects("credentials", 20)) {
      if (!one.has("category")) one.fault("category", "is required");
      var category = one.word("category", Category.class);
      var country = predefined(one, "country");
      var type = predefined(one, "type");
      if (category != null)
        credentials.add(new Credential(category, one.text("id"), country, type));
    }
    var capabilities = workflow.object("capabilities");
    if (capabilities != null) {
      var ekyc = capabilities.object("ekycCheck");
      var search = ekyc == null ? null : ekyc.word("searchType", SearchType.class);
      if (search != null) echo.put("search", search.name());
      capabilities.object("watchlistScreening");
    }
    var key = workflow.numeric("key");
    if (key == null) return Optional.empty();
    var definition = executions.definitions().find(key);
    if (definition.isEmpty()) workflow.fault("key", "is unknown");
    echo.put("key", key);
    return definition;
  }

  /// A list of what is allowed or recommended; repeated as it was sent.
  private static @Nullable Object predefined(Form form, String name) {
    var member = form.object(name);
    if (member == null) return null;
    var type = member.word("predefinedType", PredefinedType.class);
    var values = member.texts("values", 300);
    if (values.isEmpty()) member.fault("values", "must have at least one");
    return Map.of(
        "predefinedType", (type == null ? PredefinedType.DEFINED : type).name(), "values", values);
  }

  private static void consent(@Nullable Form consent, Map<String, Object> echo) {
    if (consent == null) return;
    put(echo, "user_ip", consent.text("userIp"));
    var location = consent.object("userLocation");
    if (location != null) {
      location.required("country");
      location.matching("country", ALPHA3.asMatchPredicate(), "must be an alpha-3 code");
      limited(location, "state", 100);
    }
    var given = consent.object("consent");
    if (given == null) return;
    if (!given.has("obtained")) given.fault("obtained", "is required");
    var obtained = given.word("obtained", Obtained.class);
    if (obtained != null) echo.put("consent", obtained.name());
    put(
        echo,
        "consent_at",
        given.matching("obtainedAt", AccountRoutes::isTime, "must be a time as ISO 8601"));
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static void put(Map<String, Object> echo, String name, @Nullable Object value) {
    if (value != null) echo.put(name, value);
  }

  private static @Nullable String limited(Form form, String name, int most) {
    return form.matching(
        name, text -> text.length() <= most, "has more than " + most + " characters");
  }

  private static @Nullable String url(Form form, String name) {
    var url = limited(form, name, 255);
    if (url == null) return null;
    try {
      Egress.form(url);
      return url;
    } catch (IllegalArgumentException e) {
      form.fault(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Duration lifetime(Form form) {
    var text = form.text("tokenLifetime");
    if (text == null) return USUAL;
    var parts = LIFETIME.matcher(text);
    if (parts.matches()) {
      var count = Long.parseLong(parts.group(1));
      var lifetime =
          switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          };
      if (lifetime.compareTo(LEAST) >= 0 && lifetime.compareTo(MOST) <= 0) return lifetime;
    }
    form.fault("tokenLifetime", "must be from 5m to 60d, as 30m");
    return USUAL;
  }

  private Execution start(
      HttpServletRequest request, Caller caller, AccountRow account, Wanted wanted) {
    var id =
        UUID.nameUUIDFromBytes(
                (account.id() + "/" + Callers.newId(request))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .toString();
    var echo = wanted.echo();
    echo.put("account", account.id());
    echo.put("base", ServletUriComponentsBuilder.fromContextPath(request).build().toUriString());
    echo.put("lifetime_seconds", wanted.lifetime().toSeconds());
    var reused = new HashMap<String, String>();
    echo.put("credentials", credentials(wanted, reused));
    var execution =
        executions.start(caller, account, id, wanted.definition(), echo, wanted.lifetime());
    reused.forEach((credential, _) -> reuse(caller, execution, credential));
    return execution;
  }

  /// Those of the workflow, and data besides when the request brings any.
  private static List<Map<String, Object>> credentials(Wanted wanted, Map<String, String> reused) {
    var categories = new ArrayList<>(wanted.definition().credentials());
    for (var asked : wanted.credentials())
      if (asked.category() == Category.DATA && !categories.contains(Category.DATA))
        categories.add(Category.DATA);
    var credentials = new ArrayList<Map<String, Object>>();
    for (var category : categories) {
      var asked =
          wanted.credentials().stream().filter(one -> one.category() == category).findFirst();
      var credential = new LinkedHashMap<String, Object>();
      var id = asked.map(Credential::reused).orElseGet(Ids::uuid);
      asked.map(Credential::reused).ifPresent(old -> reused.put(old, old));
      credential.put("id", id);
      credential.put("category", category.name());
      asked.map(Credential::country).ifPresent(value -> credential.put("country", value));
      asked.map(Credential::type).ifPresent(value -> credential.put("type", value));
      credentials.add(credential);
    }
    return credentials;
  }

  /// Takes over what was handed in before under the same credential.
  private void reuse(Caller caller, Execution execution, String credential) {
    execution
        .credential(credential)
        .ifPresent(
            known -> {
              for (var classifier : known.category().parts())
                executions
                    .part(caller, execution.account(), credential, classifier)
                    .ifPresent(
                        part ->
                            executions.hand(
                                caller,
                                execution,
                                known.part(classifier),
                                part.mediaType(),
                                part.content()));
            });
  }

  private Map<String, Object> answer(Caller caller, Execution execution) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("timestamp", Words.time(executions.now()));
    answer.put("account", Map.of("id", execution.account()));
    var workflow = new LinkedHashMap<String, Object>();
    workflow.put("id", execution.id());
    var definition = executions.definition(execution);
    workflow.put(
        "credentials",
        execution.credentials().stream()
            .map(
                credential ->
                    Words.credential(
                        execution,
                        definition,
                        credential,
                        executions.uploadToken(caller, execution, credential.id())))
            .toList());
    answer.put("workflowExecution", workflow);
    web(execution).ifPresent(web -> answer.put("web", web));
    return answer;
  }

  /// Pages for the applicant, where they were asked for and there is something to hand in.
  private Optional<Map<String, Object>> web(Execution execution) {
    var isNothing =
        WorkflowCapturing.parts(execution).isEmpty()
            && !WorkflowCapturing.wantsDevice(executions.definition(execution), execution);
    if (execution.text(Execution.WEB) == null || isNothing) return Optional.empty();
    var web = new LinkedHashMap<String, Object>();
    var token = captures.link(execution.verification(), execution.tokenExpires());
    web.put("href", publicUrl + "/capture/" + token);
    put(web, "successUrl", execution.text(Execution.SUCCESS));
    put(web, "errorUrl", execution.text(Execution.ERROR));
    return Optional.of(web);
  }
}
