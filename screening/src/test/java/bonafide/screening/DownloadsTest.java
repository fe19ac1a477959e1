package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fetching publications, from a publisher on loopback.
class DownloadsTest {
  @TempDir Path folder;

  @Test
  void whatAnswersIsKeptAndWhatDoesNotIsNamed() throws IOException {
    var publisher =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    publisher.createContext(
        "/un.xml",
        exchange -> {
          var list =
              "<CONSOLIDATED_LIST><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, list.length);
          exchange.getResponseBody().write(list);
          exchange.close();
        });
    publisher.start();
    try {
      var url = "http://127.0.0.1:" + publisher.getAddress().getPort();
      var failures =
          Downloads.fetch(
              Map.of(
                  "un.xml",
                  url + "/un.xml",
                  "eu.xml",
                  url + "/nothing",
                  "uk.csv",
                  "http://127.0.0.1:1/"),
              folder);
      assertThat(failures).containsOnlyKeys("eu.xml", "uk.csv").containsEntry("eu.xml", "HTTP 404");
      assertThat(folder.resolve("un.xml")).exists();
      assertThat(folder.resolve("eu.xml")).doesNotExist();
      var lists = new ListFolder(folder.resolve("lists"), InstantSource.system());
      assertThat(lists.install(folder).getFirst().listings()).isEqualTo(1);
    } finally {
      publisher.stop(0);
    }
  }
}
