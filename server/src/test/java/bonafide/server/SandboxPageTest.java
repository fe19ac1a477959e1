package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page about the sandbox is made from the personas themselves, and names every one.
class SandboxPageTest {
  private static final Path PAGE = Path.of("../docs/reference/sandbox.md");
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z0-9_.]+)}}");
  private static final JsonNode PERSONAS =
      JsonMapper.shared().readTree(text("/bonafide/source/sandbox/personas.json"));

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(SandboxPageTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void thePageShowsThePersonasAsTheyAre() throws IOException {
    var page =
        PLACE
            .matcher(text("/bonafide/server/sandbox-page.md"))
            .replaceAll(
                place ->
                    java.util.regex.Matcher.quoteReplacement(
                        shown(PERSONAS.at("/" + place.group(1).replace('.', '/')), ", ")));
    if ("write".equals(System.getProperty("tidy"))) Files.writeString(PAGE, page);
    assertThat(PAGE).as("run: mvn verify -Dtidy=write").hasContent(page);
  }

  @Test
  void noPersonaIsLeftOut() {
    var template = text("/bonafide/server/sandbox-page.md");
    var shown = PLACE.matcher(template).results().map(place -> place.group(1)).toList();
    var leaves = new ArrayList<String>();
    leaves(PERSONAS, "", leaves);
    assertThat(leaves)
        .allMatch(leaf -> shown.stream().anyMatch(place -> (leaf + ".").startsWith(place + ".")));
  }

  @Test
  void theWatchlistPersonasAreListed() {
    var listed =
        text("/bonafide/screening/sandbox-listings.jsonl")
            .lines()
            .map(line -> JsonMapper.shared().readTree(line))
            .toList();
    var personas = new ArrayList<JsonNode>();
    PERSONAS.at("/identity/watchlists").forEach(group -> group.forEach(personas::add));
    assertThat(personas)
        .hasSize(listed.size())
        .allMatch(persona -> listed.stream().anyMatch(listing -> is(listing, persona)));
  }

  private static boolean is(JsonNode listing, JsonNode persona) {
    var country = persona.has("domicile") ? "domicile" : "nationality";
    return texts(listing.path("names")).containsAll(texts(persona.path("names")))
        && texts(listing.path("countries")).contains(persona.path(country).asString())
        && texts(listing.path("dates")).containsAll(texts(persona.path("born")))
        && (!persona.has("scopes")
            || texts(listing.path("topics")).containsAll(texts(persona.path("scopes"))))
        && (!persona.has("list") || persona.path("list").equals(listing.path("list")))
        && (!persona.has("current") || persona.path("current").equals(listing.path("current")));
  }

  private static Collection<String> texts(JsonNode node) {
    if (node.isMissingNode()) return List.of();
    return node.isArray()
        ? node.valueStream().map(JsonNode::asString).toList()
        : List.of(node.asString());
  }

  private static void leaves(JsonNode node, String at, List<String> leaves) {
    if (!node.isObject()) {
      leaves.add(at);
      return;
    }
    node.forEachEntry(
        (name, member) -> leaves(member, at.isEmpty() ? name : at + "." + name, leaves));
  }

  private static String shown(JsonNode node, String apart) {
    if (node.isMissingNode()) throw new IllegalArgumentException("no such persona");
    if (node.isArray())
      return String.join(
          node.path(0).isObject() ? "; " : ", ",
          node.valueStream().map(value -> shown(value, ", ")).toList());
    if (!node.isObject()) return "`" + node.asString() + "`";
    var members = new ArrayList<String>();
    node.forEachEntry((name, value) -> members.add(name + " " + shown(value, " ")));
    return String.join(apart, members);
  }
}
