package bonafide.screening.media;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The feeds of an operator's file, read into the index one after the other. A feed that cannot be
/// read leaves what was known of it as it was.
public final class Feeds {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 256 << 20;
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final List<Feed> all;

  /// @param from an address, or a file, which may be relative to the operator's file
  public record Feed(String id, FeedFormat format, String from) {}

  /// How the reading of one feed ended.
  ///
  /// @param failure empty when it went well
  public record Read(String feed, int stories, String failure) {}

  /// @param file need not be there
  /// @throws IllegalArgumentException saying what is wrong with the file
  public Feeds(Path file) {
    all = Files.isRegularFile(file) ? read(file) : List.of();
  }

  private static List<Feed> read(Path file) {
    try {
      var feeds = new ArrayList<Feed>();
      for (var feed : YAML.readValue(Files.readAllBytes(file), Feed[].class)) {
        if (feed.id() == null || feed.format() == null || feed.from() == null)
          throw new IllegalArgumentException(file + ": a feed needs id, format and from");
        var isAddress = feed.from().startsWith("https://") || feed.from().startsWith("http://");
        feeds.add(
            isAddress
                ? feed
                : new Feed(
                    feed.id(),
                    feed.format(),
                    file.toAbsolutePath().resolveSibling(feed.from()).toString()));
      }
      return List.copyOf(feeds);
    } catch (JacksonException | IOException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public List<String> ids() {
    return all.stream().map(Feed::id).toList();
  }

  public List<Read> update(MediaIndex index) {
    var reads = new ArrayList<Read>();
    try (var http =
        HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      for (var feed : all) reads.add(update(feed, index, http));
    }
    return reads;
  }

  private static Read update(Feed feed, MediaIndex index, HttpClient http) {
    try {
      var stories = feed.format().read(bytes(feed, http), feed.id());
      index.add(stories);
      return new Read(feed.id(), stories.size(), "");
    } catch (IOException | IllegalArgumentException e) {
      return new Read(feed.id(), 0, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Read(feed.id(), 0, "interrupted");
    }
  }

  private static byte[] bytes(Feed feed, HttpClient http) throws IOException, InterruptedException {
    if (!feed.from().startsWith("http")) {
      if (Files.size(Path.of(feed.from())) > MOST_BYTES)
        throw new IOException("larger than " + (MOST_BYTES >> 20) + " MB");
      return Files.readAllBytes(Path.of(feed.from()));
    }
    var request =
        HttpRequest.newBuilder(URI.create(feed.from()))
            .timeout(TIMEOUT)
            .header("User-Agent", "Bonafide")
            .build();
    var answer = http.send(request, BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      if (answer.statusCode() != 200) throw new IOException("HTTP " + answer.statusCode());
      var bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES)
        throw new IOException("larger than " + (MOST_BYTES >> 20) + " MB");
      return bytes;
    }
  }
}
