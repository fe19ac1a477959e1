package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.document.drawn.DrawnDeed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Twenty PDFs of 200 MB uploaded side by side and read, in a small heap, which whoever sends them
/// shares. Run with `mvn -pl server -am test -Dtest=UploadBench -Dbench=true -Dtest.jvm=-Xmx512m
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@EnabledIfSystemProperty(named = "bench", matches = "true")
class UploadBench {
  private static final String PATH = "/v1/identity/document_ocr_requests";
  private static final int FILES = Integer.getInteger("files", 20);
  private static final int MEGABYTES = Integer.getInteger("megabytes", 200);
  private static final String BOUNDARY = "one-part-ends-here";

  @TempDir static Path folder;

  /// A deed with noise behind it; the file ends as a PDF does, with where its table of parts is.
  private static Path large() throws IOException {
    var deed = DrawnDeed.specimen().pdf();
    var text = new String(deed, StandardCharsets.ISO_8859_1);
    var file = folder.resolve("large.pdf");
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(deed);
      var noise = new byte[1 << 20];
      var random = new Random(1);
      for (var i = 0; i < MEGABYTES; i++) {
        random.nextBytes(noise);
        out.write(noise);
      }
      out.write('\n');
      out.write(deed, text.lastIndexOf("startxref"), deed.length - text.lastIndexOf("startxref"));
    }
    return file;
  }

  private static BodyPublisher upload(Path file, int index) throws IOException {
    var head = new StringBuilder();
    Map.of(
            "type", "BUSINESS_REGISTRATION",
            "document_name", "SK_MENKEH",
            "country", "ID",
            "reference_id", "large-" + index)
        .forEach(
            (name, value) ->
                head.append(
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, name, value)));
    head.append(
        "--%s\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.pdf\"\r\n\r\n"
            .formatted(BOUNDARY));
    return BodyPublishers.concat(
        BodyPublishers.ofString(head.toString()),
        BodyPublishers.ofFile(file),
        BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY)));
  }

  @Test
  @Timeout(1_800)
  void largeFilesSideBySide() throws Exception {
    var file = large();
    var server = Running.start(Map.of("uploads.most-megabytes", String.valueOf(MEGABYTES + 50)));
    try (var http = HttpClient.newHttpClient()) {
      var client = server.newClient();
      var live = server.api(client, Environment.LIVE);
      var basic =
          Base64.getEncoder()
              .encodeToString(
                  (client.keys().get(Environment.LIVE) + ":").getBytes(StandardCharsets.UTF_8));
      var began = System.nanoTime();
      var sending = new ArrayList<CompletableFuture<java.net.http.HttpResponse<String>>>();
      for (var i = 0; i < FILES; i++)
        sending.add(
            http.sendAsync(
                HttpRequest.newBuilder(URI.create(server.url() + PATH))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(upload(file, i))
                    .build(),
                BodyHandlers.ofString()));
      var ids = new ArrayList<String>();
      for (var sent : sending) {
        assertThat(sent.get().statusCode()).isEqualTo(200);
        ids.add(Api.JSON.readTree(sent.get().body()).path("id").asString());
      }
      say("accepted", began);
      for (var id : ids) {
        var status = "PENDING";
        while (status.equals("PENDING")) {
          Thread.sleep(500);
          status = live.get(PATH + "/" + id).json().path("status").asString();
        }
        assertThat(status).isEqualTo("COMPLETED");
      }
      say("read", began);
    } finally {
      server.stop();
    }
  }

  private static void say(String what, long began) throws IOException {
    var heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    var status = Path.of("/proc/self/status");
    var most =
        Files.isReadable(status)
            ? Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("")
            : "";
    System.out.printf(
        "%d files of %d MB %s after %.0f s; heap at most %d MB, process %s%n",
        FILES,
        MEGABYTES,
        what,
        (System.nanoTime() - began) / 1e9,
        heap >> 20,
        most.replaceAll("\\s+", " "));
  }
}
