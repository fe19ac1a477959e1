package bonafide.screening.media;

import bonafide.screening.format.Element;
import bonafide.screening.format.Xml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The formats in which stories come. What is no story in a file is left out; a file that is not
/// of the format is refused whole.
public enum FeedFormat {
  /// RSS 2.0.
  RSS {
    @Override
    List<Story> stories(byte[] file, String feed) throws IOException {
      return elements(
          file,
          "item",
          item -> {
            var link = text(item, "link");
            var id = link.isEmpty() ? text(item, "guid") : link;
            return story(
                id,
                text(item, "title"),
                plain(
                    text(item, "encoded").isEmpty()
                        ? text(item, "description")
                        : text(item, "encoded")),
                link,
                rfc822(text(item, "pubDate")),
                feed);
          });
    }
  },
  /// RFC 4287.
  ATOM {
    @Override
    List<Story> stories(byte[] file, String feed) throws IOException {
      return elements(
          file,
          "entry",
          entry -> {
            var link =
                entry.all("link").stream()
                    .filter(l -> !"self".equals(l.attribute("rel")))
                    .map(l -> Objects.requireNonNullElse(l.attribute("href"), ""))
                    .filter(href -> !href.isEmpty())
                    .findFirst()
                    .orElse("");
            var text =
                text(entry, "content").isEmpty() ? text(entry, "summary") : text(entry, "content");
            var date =
                text(entry, "published").isEmpty()
                    ? text(entry, "updated")
                    : text(entry, "published");
            return story(
                link.isEmpty() ? text(entry, "id") : link,
                text(entry, "title"),
                plain(text),
                link,
                iso(date),
                feed);
          });
    }
  },
  /// The article list of GDELT's DOC 2.0 interface: titles only.
  GDELT {
    @Override
    List<Story> stories(byte[] file, String feed) throws IOException {
      var stories = new ArrayList<Story>();
      for (var article : json(file).path("articles")) {
        var url = text(article, "url");
        add(
            stories,
            story(url, text(article, "title"), "", url, gdelt(text(article, "seendate")), feed));
      }
      return stories;
    }
  },
  /// One JSON object a line: `title`, `text`, `url`, `published`; a court decision also `court`
  /// and `number`.
  JSON_LINES {
    @Override
    List<Story> stories(byte[] file, String feed) throws IOException {
      var stories = new ArrayList<Story>();
      var number = 0;
      for (var line : new String(file, StandardCharsets.UTF_8).split("\n")) {
        number++;
        if (line.isBlank()) continue;
        JsonNode node;
        try {
          node = JSON.readTree(line);
        } catch (JacksonException e) {
          throw new IOException("line " + number + " is not JSON", e);
        }
        var url = text(node, "url");
        var court = text(node, "court");
        var id = url.isEmpty() ? court + "/" + text(node, "number") : url;
        var plain =
            story(
                id,
                text(node, "title"),
                text(node, "text"),
                url,
                iso(text(node, "published")),
                feed);
        add(
            stories,
            plain == null || court.isEmpty()
                ? plain
                : new Story(
                    id,
                    plain.title(),
                    plain.text(),
                    url,
                    plain.published(),
                    feed,
                    court,
                    text(node, "number")));
      }
      return stories;
    }
  };

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter GDELT_DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  /// RFC 822, with the year of four digits that everybody writes and zones by name.
  private static final DateTimeFormatter RFC_822 =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[EEE, ]d MMM uuuu")
          .toFormatter(Locale.ENGLISH);

  private static final int LONGEST_TEXT = 100_000;

  /// @throws IOException when the file is not of this format
  abstract List<Story> stories(byte[] file, String feed) throws IOException;

  /// The stories of a file.
  public List<Story> read(byte[] file, String feed) throws IOException {
    return stories(file, feed);
  }

  @FunctionalInterface
  private interface Mapping {
    @Nullable Story of(Element element);
  }

  private static List<Story> elements(byte[] file, String name, Mapping mapping)
      throws IOException {
    var stories = new ArrayList<Story>();
    Xml.each(
        new ByteArrayInputStream(file), Set.of(name), element -> add(stories, mapping.of(element)));
    return stories;
  }

  private static void add(List<Story> stories, @Nullable Story story) {
    if (story != null) stories.add(story);
  }

  private static @Nullable Story story(
      String id, String title, String text, String url, @Nullable String published, String feed) {
    if (id.isBlank() || title.isBlank()) return null;
    var cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    return new Story(
        id.strip(), title.strip(), cut.strip(), url.strip(), published, feed, null, null);
  }

  private static String plain(String html) {
    return html.replaceAll("(?is)<(script|style).*?</\\1>", " ")
        .replaceAll("<[^>]{0,2000}>", " ")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replaceAll("\\s+", " ");
  }

  private static JsonNode json(byte[] file) throws IOException {
    try {
      return JSON.readTree(file);
    } catch (JacksonException e) {
      throw new IOException("not JSON", e);
    }
  }

  private static String text(Element element, String name) {
    return Objects.requireNonNullElse(element.text(name), "");
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static @Nullable String iso(String text) {
    return text.matches("\\d{4}-\\d{2}-\\d{2}.*") ? text.strip() : null;
  }

  private static @Nullable String rfc822(String text) {
    try {
      var day = text.strip().replaceFirst("^(.*\\d{4})\\s.*$", "$1");
      return day.isEmpty() ? null : LocalDate.parse(day, RFC_822).toString();
    } catch (DateTimeException e) {
      return iso(text);
    }
  }

  private static @Nullable String gdelt(String text) {
    try {
      return text.length() < 8 ? null : LocalDate.parse(text.substring(0, 8), GDELT_DAY).toString();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
