package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The machine's own Chromium, with a camera that shows a film of the test's making.
final class Chrome implements AutoCloseable {
  private static final Path WEB = Path.of("../web/node_modules");
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private static final List<String> CALM =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final String AXE = axe();

  private final Playwright playwright;
  private final Browser browser;

  private Chrome(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// @param film what the camera shows, as Y4M; null for no camera
  static Chrome open(@Nullable Path film) {
    var arguments = new ArrayList<>(CALM);
    if (film != null) {
      arguments.add("--use-fake-ui-for-media-stream");
      arguments.add("--use-fake-device-for-media-stream");
      arguments.add("--use-file-for-fake-video-capture=" + film);
    }
    var program = program();
    System.setProperty("playwright.cli.dir", driver().toString());
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    var options =
        new LaunchOptions().setExecutablePath(program).setHeadless(true).setArgs(arguments);
    return new Chrome(playwright, playwright.chromium().launch(options));
  }

  private static Path program() {
    for (var place : PLACES) if (Files.isExecutable(Path.of(place))) return Path.of(place);
    if (System.getenv("BONAFIDE_BROWSER_REQUIRED") != null)
      throw new IllegalStateException("no Chromium at " + PLACES);
    return abort("no Chromium at " + PLACES + ": the pages are not tested in a browser");
  }

  /// A folder as the driver's own: a program and the package beside it.
  private static Path driver() {
    try {
      var folder = Files.createDirectories(Path.of("target/driver").toAbsolutePath());
      var link = folder.resolve("package");
      if (!Files.exists(link))
        Files.createSymbolicLink(link, WEB.resolve("playwright-core").toRealPath());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String node() {
    for (var folder : Objects.requireNonNull(System.getenv("PATH")).split(":"))
      if (Files.isExecutable(Path.of(folder, "node"))) return Path.of(folder, "node").toString();
    throw new IllegalStateException("no node on the path");
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /// Nobody is kept out: WCAG 2.2, A and AA, as far as axe can tell.
  static void assertAccessible(Page page, String where) {
    assertNone(
        page, where, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']");
  }

  /// Everything can be told from its ground.
  static void assertReadable(Page page, String where) {
    assertNone(page, where, "{type: 'rule', values: ['color-contrast']}");
  }

  /// 320 pixels are 400 % of a usual screen.
  static void assertFits(Page page, String where) {
    assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s fits into %s pixels", where, page.viewportSize().width)
        .isTrue();
  }

  // What was said aloud stays in the announcer for a while, after what it is about has gone.
  private static void assertNone(Page page, String where, String rules) {
    if (!(boolean) page.evaluate("'axe' in window")) page.evaluate(AXE);
    var found =
        page.evaluate(
            """
            async () => (await axe.run({exclude: ['[data-live-announcer]']}, {resultTypes: ['violations'], runOnly: %s}))
              .violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))
            """
                .formatted(rules));
    assertThat((List<?>) found).as("axe on %s", where).isEmpty();
  }

  private static String axe() {
    try {
      return Files.readString(WEB.resolve("axe-core/axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
