package bonafide.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.document.drawn.DrawnPassport;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.verification.client.Clients.Created;
import bonafide.verification.user.Role;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The portal in a real browser: each role's day, and every screen empty, full and broken, in
/// light, dark and high contrast, on a desk and on a phone. Pictures are left in
/// `target/pages/portal`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalPagesTest {
  private static final Path PICTURES = Path.of("target/pages/portal");

  private final Running server = Running.shared();
  private final Chrome chrome = Chrome.open(null);
  private final Created client = server.newClient();
  private final Api api = server.api(client, Environment.DEVELOPMENT);
  private final List<String> elsewhere = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /// Cases by name.
  private Map<String, String> cases = Map.of();

  @BeforeAll
  void order() throws IOException {
    Files.createDirectories(PICTURES);
    var who = colleague(Role.ANALYST);
    var page = DrawnPassport.specimen().image(DocumentTest.ocrB());
    page.getGraphics().drawImage(Portraits.drawn(7, Look.PLAIN), 100, 240, 320, 400, null);
    var idv = Api.JSON.createObjectNode();
    idv.put("country", "TWN").put("id_type", "PASSPORT").put("customer_reference", "passport");
    idv.put("id_image", Base64.getEncoder().encodeToString(IdvTest.png(page)));
    idv.put(
        "face_image",
        Base64.getEncoder().encodeToString(IdvTest.png(Portraits.drawn(7, Look.PLAIN))));
    idv.put("expected_name", "Anna Eriksson").put("expected_id_number", "X0000000");
    var idvNumber = api.post("/idv", idv.toString()).expect(200).json().path("idv_task_id");
    var task = task(api, "Vladimir Putin", "cust-1");
    var clear = task(api, "Quentin Nohitsworth", "cust-2");
    var kya =
        api.post(
                "/kya",
                "{\"address\": \"0x0000000000000000000000000000000000000080\","
                    + " \"customer_reference\": \"wallet\"}")
            .expect(200)
            .json()
            .path("kya_id");
    api.post(
            "/v2/identity/cft/individual_data_requests",
            "{\"given_name\": \"Ada\", \"surname\": \"Lovelace\", \"score_threshold\": 80}")
        .expect(200);
    var workflows = new Workflows(server, client, Environment.DEVELOPMENT);
    var address = workflows.start(20001).data(ADDRESS);
    address.done();
    var email = workflows.start(10066).data("{\"email\": \"x@mailinator.com\"}");
    email.done();
    var register = workflows.start(20009).data(ADDRESS);
    register.done();
    var device = workflows.start(20004).data("DEVICE_RISK", "{\"sessionId\": \"abc\"}");
    device.done();
    cases =
        Map.of(
            "task", "/audit/" + task,
            "clear", "/audit/" + clear,
            "idv", "/idv/" + idvNumber.asLong(),
            "kya", "/addresses/" + kya.asLong(),
            "address", "/transactions/" + id(address),
            "email", "/transactions/" + id(email),
            "register", "/transactions/" + id(register),
            "device", "/transactions/" + id(device));
    for (var number : List.of(task, clear)) who.done("audit", number);
    who.done("idv", idvNumber.asLong());
  }

  private static final String ADDRESS =
      """
      {"firstName": "Billy", "lastName": "Buck", "address": {"line1": "1600 Sandbox Way",
       "city": "San Francisco", "postalCode": "94103", "subdivision": "CA", "country": "USA"}}
      """;

  private String at(String name) {
    return Objects.requireNonNull(cases.get(name), name);
  }

  private static String id(Workflows.Started execution) {
    return execution.answer().at("/workflowExecution/id").asString();
  }

  private static long task(Api api, String name, String reference) {
    return api.post(
            "/task",
            """
            [{"search_setting_id": 1, "customer_reference": "%s",
              "target": {"type": 1, "name": "%s", "birthday": "1952-10-07"}}]
            """
                .formatted(reference, name))
        .expect(200)
        .json()
        .get(0)
        .path("task_id")
        .asLong();
  }

  private Colleague colleague(Role role) {
    return Colleague.of(server, client, role, Environment.DEVELOPMENT);
  }

  @AfterEach
  void nothingWentWrongQuietly() {
    assertThat(complaints).as("complaints of the browser").isEmpty();
  }

  @AfterAll
  void close() {
    chrome.close();
    assertThat(elsewhere).as("requests that left the origin").isEmpty();
  }

  /// Somebody before a screen.
  private final class Screen implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;

    Screen(@Nullable Colleague who, String locale) {
      context =
          chrome
              .browser()
              .newContext(new NewContextOptions().setLocale(locale).setViewportSize(1360, 860));
      if (who != null) {
        var cookie = who.cookie().split("=", 2);
        context.addCookies(
            List.of(
                new Cookie(cookie[0], cookie[1])
                    .setUrl(server.url() + "/compliance")
                    .setHttpOnly(true)));
      }
      page = context.newPage();
      page.setDefaultTimeout(15_000);
      page.onRequest(
          request -> {
            if (!request.url().startsWith(server.url()) && !request.url().startsWith("data:"))
              elsewhere.add(request.url());
          });
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          message -> {
            // What is refused on purpose is told in words.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load"))
              complaints.add(message.text());
          });
    }

    Screen go(String path) {
      page.navigate(server.url() + "/compliance" + path);
      return settled();
    }

    Screen settled() {
      page.locator("h1").first().waitFor();
      return gone(".pending");
    }

    Screen gone(String what) {
      assertThat(page.locator(what)).hasCount(0);
      return this;
    }

    Locator button(String name) {
      return page.getByRole(
          AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Screen press(String name) {
      button(name).first().click();
      return this;
    }

    Locator item(String name) {
      return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    Screen type(String label, String text) {
      page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
      return this;
    }

    Screen sees(String text) {
      page.getByText(text).locator("visible=true").first().waitFor();
      return this;
    }

    Screen key(String key) {
      page.keyboard().press(key);
      return this;
    }

    /// Has the screen looked at by axe in three looks, and leaves pictures of it.
    Screen lookedAt(String name) {
      for (var theme : List.of("light", "dark", "contrast")) {
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme);
        if (theme.equals("light")) Chrome.assertAccessible(page, name);
        else Chrome.assertReadable(page, name + ", " + theme);
        if (!theme.equals("contrast")) picture(name + "-desktop-" + theme);
      }
      page.setViewportSize(320, 720);
      Chrome.assertFits(page, name);
      page.setViewportSize(390, 780);
      page.evaluate("() => { document.documentElement.dataset.theme = 'light' }");
      picture(name + "-phone-light");
      page.setViewportSize(1360, 860);
      return this;
    }

    /// As above, where only the words are others.
    Screen glancedAt(String name) {
      Chrome.assertAccessible(page, name);
      picture(name + "-desktop-light");
      page.setViewportSize(320, 720);
      Chrome.assertFits(page, name);
      picture(name + "-phone-light");
      page.setViewportSize(1360, 860);
      return this;
    }

    private void picture(String name) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @Test
  void anInvitedPersonSetsThemselvesUpAndSignsInAgain() {
    var invited =
        server
            .installation()
            .users()
            .invite(client.id(), "invited@example.com", "Invited Colleague", Role.ANALYST, "test");
    try (var screen = new Screen(null, "en")) {
      screen.go("/welcome#" + invited.token()).sees("Welcome, Invited Colleague");
      screen.page.locator(".symbol").waitFor();
      var secret = screen.page.locator(".secret").textContent().replace(" ", "");
      screen.lookedAt("welcome");
      screen
          .type("Choose a password", "short")
          .type("Code", Colleague.code(secret, Instant.now()))
          .press("Start working")
          .sees("must have 12 to 200 characters");
      screen
          .type("Choose a password", Colleague.PASSWORD)
          .type("Code", Colleague.code(secret, Instant.now()))
          .press("Start working");
      screen
          .page
          .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Home"))
          .waitFor();
      assertThat(screen.page.url()).endsWith("/compliance/");
      screen.press("Invited Colleague: appearance, language, sign out");
      screen.item("Sign out").click();
      screen
          .page
          .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in"))
          .waitFor();
      screen.lookedAt("sign-in");
      // A link from an answer leads through the door to the case.
      screen
          .go(at("task"))
          .type("E-mail", "invited@example.com")
          .type("Password", "not this one at all")
          .type("Code", "123456")
          .press("Sign in")
          .sees("These do not fit together");
      screen
          .type("Password", Colleague.PASSWORD)
          .type("Code", Colleague.code(secret, Instant.now().plusSeconds(30)))
          .press("Sign in")
          .sees("PUTIN, Vladimir Vladimirovich");
    }
  }

  @Test
  void aPasskeyOpensTheDoorAndIsGoodOnce() {
    var who = colleague(Role.ANALYST);
    try (var screen = new Screen(who, "en")) {
      var devices = screen.context.newCDPSession(screen.page);
      devices.send("WebAuthn.enable");
      devices.send(
          "WebAuthn.addVirtualAuthenticator",
          JsonParser.parseString(
                  """
                  {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                   "hasUserVerification": true, "isUserVerified": true}}
                  """)
              .getAsJsonObject());
      screen.go("/").press("Analyst Colleague: appearance, language, sign out");
      screen.item("Passkeys").click();
      screen.type("Name", "Work laptop").press("Add a passkey").sees("Work laptop");
      screen.lookedAt("passkeys");
      screen.key("Escape").press("Analyst Colleague: appearance, language, sign out");
      screen.item("Sign out").click();
      screen.press("Use a passkey").sees("Waiting longest");
      var used =
          server
              .installation()
              .database()
              .transact(work -> work.users().passkeys(who.id))
              .getFirst();
      assertThat(used.used()).isNotNull();
      assertThat(used.counter()).isPositive();
      // What was signed is of no use a second time.
      var answer = new AtomicReference<String>("");
      screen.page.onRequest(
          request -> {
            if (request.url().endsWith("/session/passkey")) answer.set(request.postData());
          });
      screen.press("Analyst Colleague: appearance, language, sign out");
      screen.item("Sign out").click();
      screen.press("Use a passkey").sees("Waiting longest");
      server
          .anonymous()
          .with("X-Portal", "1")
          .post("/compliance/api/session/passkey", answer.get())
          .expect(403);
    }
  }

  @Test
  void anAnalystReviewsACaseWithTheKeyboardAlone() {
    var own = server.newClient();
    var theirs = server.api(own, Environment.DEVELOPMENT);
    var who = Colleague.of(server, own, Role.ANALYST, Environment.DEVELOPMENT);
    var number = task(theirs, "Vladimir Putin", "keys-1");
    who.done("audit", number);
    try (var screen = new Screen(who, "en")) {
      screen.go("/").key("n").sees("PUTIN, Vladimir Vladimirovich");
      screen.key("j");
      screen.page.locator(".hit.current").waitFor();
      screen.key("d").sees("Dismiss hits: 1");
      screen.lookedAt("dismiss-dialog");
      var submit =
          screen
              .page
              .getByRole(AriaRole.DIALOG)
              .getByRole(
                  AriaRole.BUTTON,
                  new Locator.GetByRoleOptions().setName("Dismiss").setExact(true));
      for (var i = 0; i < 8 && !(boolean) submit.evaluate("b => b === document.activeElement"); i++)
        screen.key("Tab");
      screen.key("Enter").sees("Reviewed: 1").sees("Dismissed");
      screen.gone("[role=dialog]");
      screen.key("a").sees("Accept this case");
      screen.page.keyboard().type("Another date of birth; nothing else.");
      screen.key("Tab").key("Enter").sees("Decided.");
      screen.sees("To be looked at again on");
    }
    assertThat(theirs.get("/task/" + number + "/detail").json().path("audit_status").asInt())
        .isEqualTo(1);
  }

  @Test
  void anApproverIsTheSecondPersonAndNeverTheFirst() {
    var own = server.newClient();
    var theirs = server.api(own, Environment.DEVELOPMENT);
    var analyst = Colleague.of(server, own, Role.APPROVER, Environment.DEVELOPMENT);
    var approver = Colleague.of(server, own, Role.APPROVER, Environment.DEVELOPMENT);
    var admin = Colleague.of(server, own, Role.ADMIN, Environment.DEVELOPMENT);
    admin.put("/settings/policy", Map.of("actions", List.of("CONFIRM_HIT", "REJECT"))).expect(200);
    var id = analyst.done("audit", task(theirs, "Vladimir Putin", "two-1"));
    try (var screen = new Screen(analyst, "en")) {
      screen.go("/transactions/" + id).press("Confirm").sees("A second person will be asked.");
      screen
          .page
          .getByRole(AriaRole.DIALOG)
          .getByRole(
              AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Confirm").setExact(true))
          .click();
      screen.sees("Waits for a second person");
      screen.press("Reject").sees("Reject this case").type("Comment", "It is him.");
      screen
          .page
          .getByRole(AriaRole.DIALOG)
          .getByRole(
              AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reject").setExact(true))
          .click();
      screen.sees("A second person was asked.");
      screen.go("/approvals").sees("You asked for this: somebody else must answer.");
      assertThat(screen.button("Agree").count()).isZero();
    }
    try (var screen = new Screen(approver, "en")) {
      screen.go("/approvals").sees("It is him.").lookedAt("approvals");
      screen.press("Agree");
      assertThat(screen.page.locator(".panel")).hasCount(1);
      screen.press("Agree").sees("Nothing waits for a second person");
      screen.go("/transactions/" + id).sees("Rejected").sees("agreed by").lookedAt("case-decided");
    }
  }

  @Test
  void anAdministratorMakesAKeyInvitesAPersonAndWantsTwo() {
    var own = server.newClient();
    var admin = Colleague.of(server, own, Role.ADMIN, Environment.LIVE);
    try (var screen = new Screen(admin, "en")) {
      screen.go("/settings/keys").press("New key: Live").sees("The new API key");
      var key = screen.page.locator(".once code").textContent();
      screen.lookedAt("key-shown-once");
      screen.key("Escape");
      new Api(server.url(), key).get("/v1/callback/authentication_tokens").expect(200);
      assertThat(screen.page.content()).doesNotContain(key);
      screen.go("/settings/people").press("Invite a person");
      screen.type("Name", "Second Colleague").type("E-mail", "not an address").press("Make a link");
      screen.sees("must be an e-mail address").lookedAt("invite");
      screen.type("E-mail", "second@example.com").press("Make a link").sees("The invitation");
      assertThat(screen.page.locator(".once code").textContent()).contains("/compliance/welcome#");
      screen.key("Escape").sees("Second Colleague").sees("Invited");
      screen.go("/settings/policy");
      screen.page.getByText("Make or revoke API keys").click();
      screen.press("Save").sees("Done.");
      screen.go("/settings/keys").press("New key: Live").sees("A second person was asked.");
      screen.go("/settings/callbacks");
      screen
          .page
          .getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("WATCHLIST_SEARCH"))
          .getByRole(AriaRole.BUTTON)
          .first()
          .click();
      screen.type("Address", "http://127.0.0.1:1/").press("Try and save").sees("cannot be reached");
      var api = server.api(own, Environment.LIVE);
      var template = SessionTest.template(api, SessionTest.blueprint("KYC"));
      screen.go("/settings/templates");
      screen.page.getByText(template).click();
      screen.press("Change");
      screen.page.getByText("Lists and news").click();
      screen.type("Fuzziness of names", "300").press("Save").sees("must be");
      screen.lookedAt("template-change");
      screen.type("Fuzziness of names", "30").press("Save").gone("[role=dialog]");
      var changed = api.get("/api/v1/templates/" + template).json();
      assertThat(changed.path("checks").toString()).isEqualTo("[\"KYC\",\"AML_CHECK\"]");
      assertThat(changed.at("/aml/fuzziness_score").asInt()).isEqualTo(30);
      screen.press("New template").press("Save").sees("is required");
      screen.type("Name", "Made here").press("Save").gone("[role=dialog]").sees("Made here");
      var made = screen.page.locator("details").last();
      made.locator("summary").click();
      made.getByText("Retire").click();
      screen.sees("Nothing new can be made with it").lookedAt("template-retire");
      screen
          .page
          .getByRole(AriaRole.DIALOG)
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retire"))
          .click();
      screen.gone("[role=dialog]");
      assertThat(api.get("/api/v1/templates").json()).hasSize(1);
      screen.go("/settings/search").press("New search setting").press("Save").sees("is required");
      screen.type("Name", "Onboarding").type("Score from which a listing is a hit", "20");
      screen.press("Save").sees("must be a whole number from 50 to 100");
      screen.lookedAt("search-setting-change");
      screen.type("Score from which a listing is a hit", "90").press("Save").gone("[role=dialog]");
      screen.sees("· Onboarding");
    }
  }

  @Test
  void aViewerSeesAndDoesNothing() {
    try (var screen = new Screen(colleague(Role.VIEWER), "en")) {
      screen.go(at("task")).sees("PUTIN, Vladimir Vladimirovich");
      for (var name : List.of("Accept", "Reject", "Dismiss", "Confirm", "Add note"))
        assertThat(screen.button(name).count()).as(name).isZero();
      assertThat(screen.page.getByText("Report (PDF)").count()).isZero();
      assertThat(screen.page.getByText("Audit log").count()).isZero();
      screen.go("/settings/people");
      screen.sees("You may not see this").lookedAt("not-allowed");
    }
  }

  @Test
  void filtersStandInTheAddressAndAreKeptAsViews() {
    try (var screen = new Screen(colleague(Role.ANALYST), "en")) {
      screen.go("/transactions").type("Search", "cust-1").sees("Vladimir Putin");
      screen.page.waitForURL("**/transactions?q=cust-1");
      assertThat(screen.page.locator("tbody tr")).hasCount(1);
      screen.press("Save this view").type("Name", "Customer one").press("Save");
      screen.button("Customer one").waitFor();
      screen
          .go("/transactions?q=nobody-at-all")
          .sees("Nothing found")
          .lookedAt("transactions-none");
      screen.press("Customer one").sees("Vladimir Putin");
      screen.page.locator("tbody .check").first().click();
      screen.press("Assign").sees("Assigned: 1");
    }
  }

  @Test
  @Tag("RS-193")
  void everyScreenIsFullAndForEverybody() {
    var who = colleague(Role.ADMIN);
    try (var screen = new Screen(who, "en")) {
      screen.go("/").sees("Waiting longest").lookedAt("home");
      screen.go("/transactions").sees("Vladimir Putin").lookedAt("transactions");
      screen.go("/audit").sees("Vladimir Putin").lookedAt("queue");
      screen.go(at("task")).sees("Why this score").lookedAt("case-task");
      screen.go(at("kya")).sees("Paths that carried most").lookedAt("case-kya");
      screen.go(at("idv")).sees("Comparison").lookedAt("case-idv");
      for (var file : screen.page.locator("section[aria-label=Evidence] .tools button").all())
        file.click();
      screen.page.locator(".viewer img").first().waitFor();
      // What was read stands in boxes where it was read.
      assertThat(screen.page.locator(".boxes li").count()).isGreaterThan(2);
      screen.lookedAt("case-boxes");
      screen.press("Larger").press("Turn").lookedAt("case-evidence");
      screen.go(at("address")).sees("Address Validation").lookedAt("case-address");
      screen.go(at("email")).sees("Email Verification").lookedAt("case-email");
      screen.go(at("register")).sees("Government ID Verification");
      screen.go(at("device")).sees("Device Risk Verification").lookedAt("case-device");
      screen.go("/log").sees("Evidence seen").lookedAt("audit-log");
      screen.go("/developer").sees("POST /task").lookedAt("developer");
      for (var page :
          List.of(
              "search",
              "templates",
              "callbacks",
              "keys",
              "people",
              "policy",
              "lists",
              "sources",
              "sandbox",
              "retention")) screen.go("/settings/" + page).lookedAt("settings-" + page);
      screen.go("/settings/search-settings/detail/2").sees("Threshold").lookedAt("search-setting");
    }
  }

  @Test
  void emptyBrokenAndMissingScreensSayWhatToDo() {
    var fresh = Colleague.of(server, server.newClient(), Role.ADMIN, Environment.LIVE);
    try (var screen = new Screen(fresh, "en")) {
      screen.go("/").sees("Nothing is assigned to you").lookedAt("home-empty");
      screen
          .go("/transactions")
          .sees("What is ordered over the interfaces")
          .lookedAt("transactions-empty");
      screen.go("/audit").sees("Nothing waits").lookedAt("queue-empty");
      screen.go("/approvals").sees("Nothing waits for a second person").lookedAt("approvals-empty");
      screen.go("/transactions/no-such-case").sees("This is not there").lookedAt("case-missing");
      screen.go("/no/such/place").sees("This is not there");
      screen.page.route(
          "**/compliance/api/home",
          route ->
              route.fulfill(
                  new com.microsoft.playwright.Route.FulfillOptions()
                      .setStatus(500)
                      .setBody("{}")));
      screen.go("/").sees("This could not be loaded").lookedAt("home-broken");
      screen.page.unroute("**/compliance/api/home");
      screen.press("Try again").sees("Nothing is assigned to you");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "zh-TW", "es", "ar"})
  void thePortalSpeaksTheirLanguage(String locale) {
    try (var screen = new Screen(colleague(Role.ADMIN), locale)) {
      screen.go("/");
      assertThat(screen.page.locator("html").getAttribute("lang")).isEqualTo(locale);
      assertThat(screen.page.locator("html").getAttribute("dir"))
          .isEqualTo(locale.equals("ar") ? "rtl" : "ltr");
      assertThat(screen.page.locator("h1").textContent()).isNotEqualTo("Home");
      screen.glancedAt("home-" + locale);
      screen.go(at("task")).glancedAt("case-" + locale);
      screen.go("/settings/policy").glancedAt("settings-" + locale);
    }
  }
}
