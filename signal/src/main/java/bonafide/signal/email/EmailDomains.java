package bonafide.signal.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Which domains give throw-away mailboxes, and which give a mailbox to anybody. The shipped lists
/// can be added to by files of the operator's, one domain a line: `disposable.txt`, `free.txt`,
/// and `allowed.txt` for what the shipped list has wrong.
public final class EmailDomains {
  private final Set<String> disposable;
  private final Set<String> free;

  /// @param folder where the operator's files may lie
  public EmailDomains(Path folder) {
    disposable = shipped("disposable");
    free = shipped("free");
    disposable.addAll(own(folder, "disposable.txt"));
    free.addAll(own(folder, "free.txt"));
    disposable.removeAll(own(folder, "allowed.txt"));
  }

  /// Whether the domain or one it lies under gives throw-away mailboxes.
  public boolean isDisposable(String domain) {
    for (var name = domain; name.indexOf('.') > 0; name = name.substring(name.indexOf('.') + 1))
      if (disposable.contains(name)) return true;
    return false;
  }

  public boolean isFree(String domain) {
    return free.contains(domain) && !isDisposable(domain);
  }

  private static Set<String> shipped(String name) {
    try (InputStream in =
            Objects.requireNonNull(EmailDomains.class.getResourceAsStream(name + ".txt.gz"), name);
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      var domains = HashSet.<String>newHashSet(130_000);
      for (var line = lines.readLine(); line != null; line = lines.readLine()) domains.add(line);
      return domains;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> own(Path folder, String name) {
    var file = folder.resolve(name);
    if (!Files.isRegularFile(file)) return Set.of();
    try (var lines = Files.lines(file)) {
      return lines
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(java.util.stream.Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
