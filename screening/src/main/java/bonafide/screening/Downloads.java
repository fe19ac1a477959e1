package bonafide.screening;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fetches publications from their publishers' own addresses into a folder.
public final class Downloads {
  /// File name to address; an operator can replace any of them.
  public static final Map<String, String> OFFICIAL = official();

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Downloads() {}

  private static Map<String, String> official() {
    var sls = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/";
    var addresses = new LinkedHashMap<String, String>();
    addresses.put("ofac_sdn.xml", sls + "SDN.XML");
    addresses.put("ofac_cons.xml", sls + "CONSOLIDATED.XML");
    addresses.put(
        "un_consolidated.xml", "https://scsanctions.un.org/resources/xml/en/consolidated.xml");
    addresses.put(
        "eu_fsf.xml",
        "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content");
    addresses.put(
        "uk_sanctions.csv", "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv");
    addresses.put("mas_schedule.html", "https://sso.agc.gov.sg/Act/TSFA2002?ProvIds=Sc1-");
    return Map.copyOf(addresses);
  }

  /// @param reports of what was downloaded
  /// @param failures why an address gave nothing, by file name
  public record Refreshed(List<ListFolder.Refresh> reports, Map<String, String> failures) {}

  /// Fetches the publications and installs what came.
  public static Refreshed install(Map<String, String> addresses, ListFolder lists)
      throws IOException {
    var folder = Files.createTempDirectory("lists");
    try {
      var failures = fetch(addresses, folder);
      return new Refreshed(lists.install(folder), failures);
    } finally {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) Files.delete(file);
      }
      Files.delete(folder);
    }
  }

  /// @return what went wrong, by file name; empty when every address answered
  public static Map<String, String> fetch(Map<String, String> addresses, Path into)
      throws IOException {
    var failures = new LinkedHashMap<String, String>();
    try (var http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build()) {
      for (var entry : addresses.entrySet()) {
        var file = into.resolve(entry.getKey());
        try {
          var answer =
              http.send(
                  HttpRequest.newBuilder(URI.create(entry.getValue())).timeout(PATIENCE).build(),
                  BodyHandlers.ofFile(file));
          if (answer.statusCode() != 200) {
            Files.deleteIfExists(file);
            failures.put(entry.getKey(), "HTTP " + answer.statusCode());
          }
        } catch (IOException | IllegalArgumentException e) {
          Files.deleteIfExists(file);
          failures.put(entry.getKey(), e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted", e);
        }
      }
    }
    return failures;
  }
}
