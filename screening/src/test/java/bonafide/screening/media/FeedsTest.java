package bonafide.screening.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.screening.match.Asked;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Feeds in their formats, good and broken, and what of them can be found.
class FeedsTest {
  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>News</title>
      <item><title>Berta Kalambu jailed</title><link>https://news.test/1</link>
        <description>&lt;p&gt;Berta Kalambu was jailed for &lt;b&gt;fraud&lt;/b&gt;.&lt;/p&gt;</description>
        <pubDate>Tue, 03 Jun 2003 09:39:21 GMT</pubDate></item>
      <item><link>https://news.test/2</link></item>
      </channel></rss>
      """;
  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Cornel Dufamir charged with bribery</title>
      <link rel="self" href="https://news.test/self"/><link href="https://news.test/3"/>
      <id>urn:3</id><updated>2003-12-13T18:30:02Z</updated><summary>He denies it.</summary></entry></feed>
      """;
  private static final String GDELT =
      """
      {"articles": [{"url": "https://news.test/4", "title": "Dorko Ibrezan arrested over smuggling", "seendate": "20240102T120000Z", "language": "English"}]}
      """;
  private static final String LINES =
      """
      {"title": "違反銀行法", "text": "被告 周貳柒", "url": "https://court.test/5", "published": "2020-06-30", "court": "臺灣測試地方法院", "number": "109年度測字第1號"}
      {"title": "Egon Waltuvi convicted of fraud", "text": "", "url": "https://news.test/6", "published": "2021-01-01"}
      """;

  @TempDir Path folder;

  private Feeds feeds(String yaml) throws IOException {
    var file = folder.resolve("feeds.yaml");
    Files.writeString(file, yaml);
    return new Feeds(file);
  }

  private static List<String> found(MediaIndex index, String name) {
    return index
        .news(
            new StoryMatcher.Search(Asked.person(name, null, null, null), false, List.of()),
            50,
            null,
            10)
        .stream()
        .map(article -> article.url() + " " + article.published() + " " + article.feed())
        .toList();
  }

  @Test
  void everyFormatIsReadAndFound() throws IOException {
    Files.writeString(folder.resolve("a.xml"), RSS);
    Files.writeString(folder.resolve("b.xml"), ATOM);
    Files.writeString(folder.resolve("c.json"), GDELT);
    Files.writeString(folder.resolve("d.jsonl"), LINES);
    var feeds =
        feeds(
            """
            - {id: a, format: RSS, from: a.xml}
            - {id: b, format: ATOM, from: b.xml}
            - {id: c, format: GDELT, from: c.json}
            - {id: d, format: JSON_LINES, from: d.jsonl}
            """);
    try (var index = new MediaIndex(folder.resolve("stories"))) {
      assertThat(index.size()).isZero();
      assertThat(feeds.update(index)).allMatch(read -> read.failure().isEmpty());
      assertThat(found(index, "Berta Kalambu")).containsExactly("https://news.test/1 2003-06-03 a");
      assertThat(found(index, "Cornel Dufamir"))
          .containsExactly("https://news.test/3 2003-12-13T18:30:02Z b");
      assertThat(found(index, "Dorko Ibrezan")).containsExactly("https://news.test/4 2024-01-02 c");
      assertThat(found(index, "Egon Waltuvi")).containsExactly("https://news.test/6 2021-01-01 d");
      var rulings =
          index.rulings(
              new StoryMatcher.Search(Asked.person("周贰柒", null, null, null), true, List.of()), 10);
      assertThat(rulings).extracting(Story::number).containsExactly("109年度測字第1號");
      feeds.update(index);
      assertThat(index.size()).as("the same stories once more").isEqualTo(5);
    }
  }

  @Test
  void aFeedThatIsBrokenOrGoneLeavesTheOthersAlone() throws IOException {
    var bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            + "<rss><channel><item><title>&b;</title><link>x</link></item></channel></rss>";
    Files.writeString(folder.resolve("a.xml"), RSS);
    Files.writeString(folder.resolve("b.xml"), RSS.substring(0, 300));
    Files.writeString(folder.resolve("c.json"), "{\"articles\": [");
    Files.writeString(folder.resolve("d.jsonl"), LINES + "no JSON\n");
    Files.writeString(folder.resolve("e.xml"), bomb);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/feed", exchange -> exchange.sendResponseHeaders(500, -1));
    server.createContext(
        "/good",
        exchange -> {
          var bytes = ATOM.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    var feeds =
        feeds(
            """
            - {id: b, format: RSS, from: b.xml}
            - {id: c, format: GDELT, from: c.json}
            - {id: d, format: JSON_LINES, from: d.jsonl}
            - {id: e, format: RSS, from: e.xml}
            - {id: f, format: RSS, from: gone.xml}
            - {id: g, format: RSS, from: %s/feed}
            - {id: h, format: ATOM, from: %s/good}
            - {id: a, format: RSS, from: a.xml}
            """
                .formatted(url, url));
    try (var index = new MediaIndex(folder.resolve("stories"))) {
      var reads = feeds.update(index);
      assertThat(reads)
          .filteredOn(read -> !read.failure().isEmpty())
          .extracting(Feeds.Read::feed)
          .containsExactly("b", "c", "d", "e", "f", "g");
      assertThat(found(index, "Berta Kalambu")).hasSize(1);
      assertThat(found(index, "Cornel Dufamir")).hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileThatIsNoListOfFeedsSaysWhatIsWrong() {
    for (var wrong :
        List.of("- {id: a, format: RSS}", "- {id: a, format: PDF, from: x}", "id: a", "[1]"))
      assertThatThrownBy(() -> feeds(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("feeds.yaml");
  }
}
