package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.api.capture.Texts;
import bonafide.core.Environment;
import bonafide.document.drawn.DrawnPassport;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.verification.client.Brands.Brand;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The applicant's pages in a real browser, with a camera that shows a drawn passport and then a
/// drawn face. Pictures of every page are left in `target/pages`.
@Isolated("a camera needs the machine's whole attention")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapturePagesTest {
  private static final String CAPTURES = "/v1/identity/document_ocr_captures";
  private static final Path PICTURES = Path.of("target/pages");

  /// Pages that were looked at.
  private static final Set<String> SHOWN = ConcurrentHashMap.newKeySet();

  private final Running server;
  private final Chrome chrome;
  private final Api api;
  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  private final List<String> elsewhere = new CopyOnWriteArrayList<>();

  CapturePagesTest(@TempDir Path folder) throws IOException {
    chrome =
        Chrome.open(
            Film.of(Path.of("target/film.y4m").toAbsolutePath(), List.of(passport(), face()), 5));
    var data = folder.resolve("data");
    livenessModel(data.resolve("models/face/liveness"));
    describeModel(data.resolve("models/face/describe"));
    server =
        Running.start(
            Map.of("data.folder", data.toString()), () -> Instant.now().plus(later.get()));
    api = server.development();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  void close() {
    assertThat(elsewhere).as("requests that left the origin").isEmpty();
    chrome.close();
    server.stop();
  }

  /// A model of this test's own, which takes whatever is bright for a living person.
  private static void livenessModel(Path to) throws IOException {
    var from =
        Path.of(
            Objects.requireNonNull(CapturePagesTest.class.getResource("brightness/liveness"))
                .getPath());
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  /// The product's own network, said to be calibrated: only so a comparison passes by itself.
  private static void describeModel(Path to) throws IOException {
    Files.createDirectories(to);
    var network = Path.of("../face/target/classes/bonafide/face/models/recognition.onnx");
    Files.copy(network, to.resolve("model.onnx"));
    Files.writeString(
        to.resolve("model.yaml"),
        """
        role: DESCRIBE
        name: calibrated
        licence: MIT
        networks:
          - file: model.onnx
            sha256: %s
            input: {width: 150, height: 150, scale: [1]}
        align:
          right_eye: [51, 69]
          left_eye: [98, 69]
          nose_tip: [75, 96]
          mouth_right: [56, 124]
          mouth_left: [95, 123]
        similarity: DISTANCE
        calibration:
          - {false_match_rate: 0.01, at: 0.6}
          - {false_match_rate: 0.001, at: 0.5}
        assurance: HIGH
        """
            .formatted(sha256(network)));
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BufferedImage passport() {
    var page = DrawnPassport.specimen().image(DocumentTest.ocrB());
    page.getGraphics().drawImage(face(), 100, 240, 320, 400, null);
    return page;
  }

  private static BufferedImage face() {
    return Portraits.drawn(7, Look.PLAIN);
  }

  private JsonNode create(String types) {
    return create(api, types);
  }

  private static JsonNode create(Api api, String types) {
    return api.post(CAPTURES, "{\"types\": %s, \"country\": \"PH\"}".formatted(types))
        .expect(200)
        .json();
  }

  private String link(JsonNode capture) {
    return server.url() + URI.create(capture.path("capture_link").asString()).getPath();
  }

  private JsonNode read(JsonNode capture) {
    return read(api, capture);
  }

  private static JsonNode read(Api api, JsonNode capture) {
    return api.get(CAPTURES + "/" + capture.path("id").asString()).expect(200).json();
  }

  /// An applicant before a screen.
  private final class Applicant implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final JsonNode texts;
    private final String name;
    private final String locale;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /// @param name under which their pages are looked at; empty where they are not
    Applicant(String locale, boolean onPhone, String name) {
      this.name = name;
      this.locale = locale;
      var options = new NewContextOptions().setLocale(locale).setPermissions(List.of("camera"));
      if (onPhone) options.setViewportSize(390, 780).setHasTouch(true).setIsMobile(true);
      else options.setViewportSize(1280, 860);
      context = chrome.browser().newContext(options);
      page = context.newPage();
      page.setDefaultTimeout(15_000);
      page.onRequest(
          request -> {
            if (!request.url().startsWith(server.url()) && !request.url().startsWith("blob:"))
              elsewhere.add(request.url());
          });
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) complaints.add(message.text());
          });
      try {
        var path = "../web/text/" + (locale.startsWith("en") ? "en" : locale) + ".json";
        texts = Api.JSON.readTree(Files.readString(Path.of(path)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String text(String key) {
      return texts.path(key).asString();
    }

    Applicant go(String link) {
      page.navigate(link);
      return this;
    }

    /// Waits for the page with this heading, has it looked at, and takes its pictures.
    Applicant at(String key) {
      try {
        page.locator("h1", new Page.LocatorOptions().setHasText(text(key))).waitFor();
      } catch (TimeoutError e) {
        throw new AssertionError(
            "not at %s but: %s%n%s".formatted(key, page.locator("main").innerText(), complaints),
            e);
      }
      if (name.isEmpty() || !SHOWN.add(key + locale)) return this;
      Chrome.assertAccessible(page, name + " " + key);
      var usual = page.viewportSize();
      pictures(key, "desktop", 1280, 860);
      pictures(key, "phone", 390, 780);
      page.setViewportSize(usual.width, usual.height);
      Chrome.assertReadable(page, name + " " + key + ", dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      return this;
    }

    Applicant looksAt(String key) {
      at(key);
      Chrome.assertAccessible(page, key + " in " + texts.path("language").asString());
      page.setViewportSize(320, 700);
      Chrome.assertFits(page, key + " in " + texts.path("language").asString());
      page.setViewportSize(1280, 860);
      return this;
    }

    private void pictures(String key, String device, int width, int height) {
      page.setViewportSize(width, height);
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        var file =
            "%s-%s-%s-%s.png"
                .formatted(key, locale, device, scheme.name().toLowerCase(Locale.ROOT));
        page.screenshot(
            new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)).setFullPage(true));
      }
    }

    Locator button(String key) {
      return page.getByRole(
          AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text(key)).setExact(true));
    }

    Applicant press(String key) {
      button(key).click();
      return this;
    }

    Applicant sees(String key) {
      page.getByText(text(key)).first().waitFor();
      return this;
    }

    Applicant chooses(String document) {
      at("document.title").page.locator("#country").selectOption("PH");
      page.getByLabel(text(document)).check();
      return press("continue");
    }

    Applicant agrees() {
      at("title").press("welcome.start").at("consent.title");
      page.locator("#agreed").check();
      return press("consent.yes");
    }

    /// Takes pictures until one is good: the camera's film goes on meanwhile.
    Applicant shoots(String part) {
      page.locator(".frame.ready").waitFor();
      at(part);
      for (var i = 0; i < 8; i++) {
        page.locator(".frame.ready").waitFor();
        press("camera.take");
        page.locator(".shot").waitFor();
        var use = button("review.use");
        var again = button("review.again");
        again.waitFor();
        if (use.isVisible()) {
          at("review.title");
          return press("review.use");
        }
        press("review.again");
      }
      throw new AssertionError("no picture was good: " + page.locator("main").innerText());
    }

    Applicant uploads(BufferedImage image) {
      page.locator("#file")
          .setInputFiles(new FilePayload("picture.png", "image/png", IdvTest.png(image)));
      return this;
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @ParameterizedTest
  @Tag("ID-130")
  @Tag("ID-132")
  @Tag("ID-065")
  @CsvSource({"en, false", "ar, true", "zh-TW, true"})
  void anApplicantIsLedFromTheLinkToTheEnd(String locale, boolean onPhone) {
    try (var receiver = new Receiver();
        var applicant = new Applicant(locale, onPhone, "flow in " + locale)) {
      var api = server.development();
      api.post(
              "/v1/callback/urls",
              "{\"type\": \"DOCUMENT_OCR_CAPTURE_REQUEST\", \"url\": \"%s\"}"
                  .formatted(receiver.url("/capture")))
          .expect(200);
      var capture = create(api, "[\"IDENTITY_CARD\", \"SELFIE\"]");
      applicant.go(link(capture)).agrees();
      if (!onPhone) applicant.at("way.title").press("way.camera");
      applicant.chooses("document.passport");
      applicant.shoots("part.document").shoots("part.selfie").at("confirm.title");
      assertThat(applicant.page.locator("#field-full_name").inputValue())
          .isEqualTo("ANNA MARIA ERIKSSON");
      applicant.press("send.all").at("done.title");
      var ended = receiver.await(r -> r.path().equals("/capture")).json();
      assertThat(ended).isEqualTo(read(api, capture));
      assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("COMPLETED");
      assertThat(ended.at("/result/id_card_ocr/id_card_number").asString()).isEqualTo("L898902C3");
      assertThat(ended.at("/result/selfie/is_live").asBoolean()).isTrue();
      assertThat(ended.at("/result/face_match_percentage/is_a_match").asBoolean()).isTrue();
      assertThat(applicant.complaints).isEmpty();
    }
  }

  @Test
  void aBlurredPictureIsToldAndTakenAgain() {
    try (var applicant = new Applicant("en", true, "blurred")) {
      applicant.go(link(create("[\"IDENTITY_CARD\"]"))).agrees();
      applicant.chooses("document.passport").at("part.document").press("way.upload");
      applicant.uploads(blurred(passport())).at("review.title").sees("advice.BLURRED");
      assertThat(applicant.button("review.use").isVisible()).isFalse();
      assertThat(applicant.button("review.anyway").isVisible()).isTrue();
      applicant.press("review.again").press("way.upload").uploads(passport());
      applicant.press("review.use").at("part.selfie").press("continue").at("confirm.title");
    }
  }

  private static BufferedImage blurred(BufferedImage image) {
    var small = new BufferedImage(150, 106, BufferedImage.TYPE_INT_RGB);
    small.getGraphics().drawImage(image, 0, 0, 150, 106, null);
    var large = new BufferedImage(1_476, 1_039, BufferedImage.TYPE_INT_RGB);
    var pen = large.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(small, 0, 0, 1_476, 1_039, null);
    return large;
  }

  @Test
  void anotherDocumentThanTheOneChosenIsTold() {
    try (var applicant = new Applicant("en", true, "wrong-document")) {
      var capture = create("[\"IDENTITY_CARD\"]");
      applicant.go(link(capture)).agrees().chooses("document.card");
      applicant.at("part.document").press("way.upload");
      applicant.uploads(passport()).at("review.title").sees("advice.WRONG_DOCUMENT");
      // What is there already is not asked for twice.
      applicant.press("review.other").chooses("document.passport");
      applicant.at("part.selfie").press("continue").at("title");
    }
  }

  @Test
  void aPictureWithoutAFaceIsToldAndAPersonIsNeverFar() {
    try (var applicant = new Applicant("en", true, "no-face")) {
      var capture = create("[\"SELFIE\"]");
      applicant.go(link(capture)).agrees().at("part.selfie").press("way.upload");
      var empty = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
      applicant.uploads(empty).at("review.title").sees("advice.NO_FACE");
      applicant.press("review.anyway").at("title").press("send.all").at("done.title");
      assertThat(read(capture).path("status").asString()).isEqualTo("FAILED");
    }
  }

  @Test
  void whoeverRefusesIsAskedForNothingAndMayChangeTheirMind() {
    try (var applicant = new Applicant("en", false, "refused")) {
      var capture = create("[\"SELFIE\"]");
      applicant.go(link(capture)).at("title").press("welcome.start").at("consent.title");
      applicant.press("consent.yes").sees("consent.tick");
      applicant.press("consent.no").at("refused.title");
      assertThat(read(capture).path("status").asString()).isEqualTo("PENDING");
      var sent =
          applicant.page.evaluate(
              """
              async path => {
                const body = new FormData();
                body.append('file', new Blob(['x']));
                return (await fetch(path + '/parts/SELFIE', { method: 'POST', body })).status;
              }
              """,
              URI.create(link(capture)).getPath());
      assertThat(sent).isEqualTo(403);
      applicant.go(link(capture)).at("refused.title").press("refused.change");
      applicant.at("consent.title").page.locator("#agreed").check();
      applicant.press("consent.yes").at("way.title");
    }
  }

  @Test
  void aLinkThatIsOverSaysSo() {
    try (var applicant = new Applicant("en", false, "expired")) {
      var capture = create("[\"SELFIE\"]");
      later.set(Duration.ofDays(8));
      applicant.go(link(capture)).at("expired.title");
    } finally {
      later.set(Duration.ZERO);
    }
  }

  @Test
  void aSecondDeviceDoesNotOpenALink() {
    var capture = create("[\"SELFIE\"]");
    try (var first = new Applicant("en", false, "");
        var second = new Applicant("en", true, "second-device")) {
      first.go(link(capture)).at("title");
      second.go(link(capture)).at("unknown.title");
      first.go(link(capture)).agrees().at("way.title");
    }
  }

  @Test
  void aLostConnectionLosesNothing() {
    var capture = create("[\"SELFIE\"]");
    try (var applicant = new Applicant("en", true, "")) {
      applicant.go(link(capture)).agrees().at("part.selfie").press("way.upload");
      applicant.context.setOffline(true);
      applicant.uploads(face()).sees("lost.text");
      Chrome.assertAccessible(applicant.page, "lost");
      applicant.page.screenshot(
          new Page.ScreenshotOptions().setPath(PICTURES.resolve("lost-connection.png")));
      applicant.context.setOffline(false);
      applicant.press("review.use").at("title").press("send.all").at("done.title");
      assertThat(read(capture).path("status").asString()).isEqualTo("COMPLETED");
    }
  }

  @Test
  void aComputerHandsOverToAPhoneThatKnowsItsNumber() {
    var capture = create("[\"SELFIE\"]");
    try (var computer = new Applicant("en", false, "handover-computer");
        var phone = new Applicant("en", true, "handover-phone");
        var stranger = new Applicant("en", true, "")) {
      computer.go(link(capture)).agrees().at("way.title");
      var answer =
          computer.page.waitForResponse(
              r -> r.url().endsWith("/handover"), () -> computer.press("way.phone"));
      var address = URI.create(Api.JSON.readTree(answer.body()).path("address").asString());
      computer.at("hand.title").page.locator(".symbol").waitFor();
      phone.go(server.url() + address.getPath()).at("hand.title");
      stranger.go(server.url() + address.getPath()).at("hand.title").sees("hand.over");
      var number = computer.page.locator(".number").innerText();
      assertThat(number).matches("\\d{4}");
      phone.page.locator("#number").fill(number.equals("0000") ? "0001" : "0000");
      phone.press("continue").sees("hand.wrong");
      phone.page.locator("#number").fill(number);
      phone.press("continue").at("part.selfie").press("way.upload");
      computer.sees("hand.going");
      phone.uploads(face()).press("review.use").at("title").press("send.all").at("done.title");
      computer.at("done.title");
    }
  }

  @Test
  void whatTheApplicantCorrectsGoesToAPerson() {
    var capture = create("[\"IDENTITY_CARD\"]");
    try (var applicant = new Applicant("en", true, "")) {
      applicant.go(link(capture)).agrees().chooses("document.passport");
      applicant.at("part.document").press("way.upload").uploads(passport()).press("review.use");
      // A dropped connection or a closed page: the way goes on where it stopped.
      applicant.go(link(capture)).at("part.selfie").press("continue").at("title");
      applicant.button("upload.replace").or(applicant.page.getByLabel("Replace")).first().click();
      applicant.at("part.document").press("way.upload").uploads(passport()).press("review.use");
      applicant.at("confirm.title").page.locator("#field-birth_date").fill("1975-08-12");
      applicant.press("send.all").at("done.title");
    }
    assertThat(read(capture).path("status").asString()).isEqualTo("COMPLETED_REVIEW_REQUIRED");
  }

  @Test
  void whatIsAskedForAgainSaysWhy() {
    var capture = create("[\"SELFIE\"]");
    try (var applicant = new Applicant("en", true, "")) {
      applicant.go(link(capture)).agrees().at("part.selfie").press("way.upload");
      applicant.uploads(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB));
      applicant.press("review.anyway").at("title").press("send.all").at("done.title");
    }
    var again =
        api.post(
                CAPTURES + "/" + capture.path("id").asString() + "/recapture",
                "{\"types\": [\"SELFIE\"]}")
            .expect(200)
            .json();
    try (var applicant = new Applicant("en", true, "again")) {
      applicant.go(link(again)).at("title").sees("advice.NO_FACE").agrees();
      applicant.at("part.selfie").sees("advice.NO_FACE");
    }
  }

  @Test
  void withoutAScriptThePagesWorkAsForms() {
    var capture = create("[\"SELFIE\"]");
    var options = new NewContextOptions().setLocale("de").setJavaScriptEnabled(false);
    try (var context = chrome.browser().newContext(options)) {
      var page = context.newPage();
      page.navigate(link(capture));
      page.locator("button[value=yes]").click();
      assertThat(page.locator("[role=alert]").innerText()).contains("Häkchen");
      page.locator("[name=agreed]").check();
      page.locator("button[value=yes]").click();
      page.locator("[name=file]")
          .setInputFiles(new FilePayload("a.png", "image/png", IdvTest.png(face())));
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("no-script.png")));
      page.locator("li button").click();
      page.locator("button.main").click();
      assertThat(page.locator("h1").innerText()).isEqualTo("Vielen Dank");
    }
  }

  @Test
  void aClientsPagesLookAsItWishesWhereThatCanBeRead() {
    var client = server.newClient();
    var brands = server.installation().brands();
    var logo = IdvTest.png(new BufferedImage(200, 60, BufferedImage.TYPE_INT_RGB));
    assertThatThrownBy(
            () -> brands.put(client.id(), new Brand("Bank", "#ffd500", null, logo, null, null)))
        .hasMessageContaining("contrast is 1.3");
    brands.put(
        client.id(),
        new Brand("Bank", "#7a1fa2", "#ffd500", logo, server.url() + "/docs", server.url()));
    var capture =
        server
            .api(client, Environment.DEVELOPMENT)
            .post(CAPTURES, "{\"types\": [\"SELFIE\"], \"country\": \"PH\"}")
            .json();
    try (var applicant = new Applicant("en", true, "brand")) {
      applicant.go(link(capture)).at("title").sees("welcome.need");
      assertThat(applicant.page.locator("header img").getAttribute("alt")).isEqualTo("Bank");
      assertThat(applicant.page.locator("main").innerText()).contains("Bank");
      assertThat(
              applicant.page.evaluate(
                  "getComputedStyle(document.querySelector('button.main')).backgroundColor"))
          .isEqualTo("rgb(122, 31, 162)");
      applicant.agrees().at("part.selfie").press("way.upload").uploads(face());
      applicant.press("review.use").at("title").press("send.all");
      applicant.page.waitForURL(url -> url.endsWith("/docs"));
    }
  }

  @Test
  void aCardHasABackAndTheOrderSaysTheLanguageAndTheWayBack() {
    var body =
        """
        {"workflow_id": 200, "country": "IDN", "id_type": "ID_CARD", "customer_reference": "back",
         "locale": "fr", "success_url": "%s/docs"}
        """
            .formatted(server.url());
    var url = api.post("/idv/init", body).expect(200).json().path("url").asString();
    try (var applicant = new Applicant("fr", true, "card")) {
      applicant.go(server.url() + URI.create(url).getPath()).agrees();
      for (var part : List.of("part.front", "part.back")) {
        applicant
            .at(part)
            .press("way.upload")
            .uploads(new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB));
        applicant.sees("advice.NO_PRINT").press("review.anyway");
      }
      applicant.at("part.selfie").press("way.upload").uploads(face()).press("review.use");
      applicant.at("title").press("send.all");
      applicant.page.waitForURL(address -> address.endsWith("/docs"));
    }
  }

  @Test
  void theKeyboardIsEnough() {
    try (var applicant = new Applicant("en", false, "")) {
      var page = applicant.page;
      applicant.go(link(create("[\"SELFIE\"]"))).at("title");
      // Each page gives the keyboard to its heading; what there is to do comes right after it.
      press(page, "Tab Enter");
      applicant.at("consent.title").page.locator("h1:focus").waitFor();
      press(page, "Tab Space Tab Enter");
      applicant.at("way.title").page.locator("h1:focus").waitFor();
      press(page, "Tab Tab Tab Enter");
      applicant.at("part.selfie").page.locator("h1:focus").waitFor();
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("file");
    }
  }

  private static void press(Page page, String keys) {
    for (var key : keys.split(" ")) page.keyboard().press(key);
  }

  /// Nothing is cut off at the side in any language, where the words are of other lengths.
  @Test
  void everyLanguageFitsAndIsSaidToBeWhatItIs() {
    var types = "[\"IDENTITY_CARD\", \"SELFIE\", \"BUSINESS_REGISTRATION\"]";
    var fresh = link(create(types));
    var options = new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(320, 700);
    try (var context = chrome.browser().newContext(options)) {
      var page = context.newPage();
      for (var locale : Texts.LOCALES) {
        page.navigate(fresh + "?lang=" + locale);
        assertThat(page.locator("html").getAttribute("lang"))
            .isEqualTo(locale.equals("no") ? "nb" : locale);
        assertThat(page.locator("html").getAttribute("dir"))
            .isEqualTo(locale.equals("ar") || locale.equals("he") ? "rtl" : "ltr");
        assertThat(page.locator("[name=agreed]").isVisible()).isTrue();
        Chrome.assertFits(page, locale);
      }
    }
  }

  /// Every page in every language. It takes minutes, and the flows above look at every page in
  /// three of them.
  @ParameterizedTest
  @MethodSource("languages")
  @EnabledIfSystemProperty(named = "pages.all", matches = "true")
  void nobodyIsKeptOut(String locale) {
    var capture = create("[\"IDENTITY_CARD\", \"SELFIE\"]");
    try (var applicant = new Applicant(locale, false, "")) {
      var page = applicant.page;
      applicant.go(link(capture)).looksAt("title").press("welcome.start").looksAt("consent.title");
      applicant.press("consent.no").looksAt("refused.title").press("refused.change");
      applicant.at("consent.title").page.locator("#agreed").check();
      applicant.press("consent.yes").looksAt("way.title").press("way.phone");
      page.locator(".symbol").waitFor();
      applicant.looksAt("hand.title").press("back").at("way.title").press("way.camera");
      applicant.looksAt("document.title").chooses("document.passport");
      applicant.looksAt("part.document").press("way.upload");
      page.locator("#file").waitFor();
      applicant.looksAt("part.document").uploads(passport());
      applicant.button("review.use").waitFor();
      applicant.looksAt("review.title").press("review.use").looksAt("part.selfie");
      applicant.press("way.upload").uploads(face()).press("review.use");
      applicant.looksAt("confirm.title").press("send.all").looksAt("done.title");
      applicant.go(server.url() + "/capture/nonsense").looksAt("unknown.title");
    }
  }

  static List<String> languages() {
    return Texts.LOCALES;
  }
}
