package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the server under test. Every answer is held against the contract.
final class Api {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final String key;
  private final List<String> headers;

  Api(String url, String key) {
    this(url, key, List.of());
  }

  private Api(String url, String key, List<String> headers) {
    this.url = url;
    this.key = key;
    this.headers = headers;
  }

  /// The same client, sending one header more.
  Api with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Api(url, key, more);
  }

  record Answer(int status, HttpResponse<byte[]> raw) {
    JsonNode json() {
      try {
        return JSON.readTree(raw.body());
      } catch (JacksonException e) {
        throw new AssertionError("no JSON: " + text(), e);
      }
    }

    String text() {
      return new String(raw.body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    String code() {
      return json().path("error_code").asString("");
    }

    /// The paths of the members complained of.
    List<String> fields() {
      return json()
          .path("errors")
          .valueStream()
          .map(error -> error.path("path").asString())
          .toList();
    }

    Answer expect(int expected) {
      assertThat(status).as("status of %s", text()).isEqualTo(expected);
      return this;
    }
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), "");
  }

  Answer post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json), "application/json");
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, BodyPublishers.ofString(json), "application/json");
  }

  Answer send(String method, String path, HttpRequest.BodyPublisher body, String type) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).method(method, body);
    if (!type.isEmpty()) request.header("Content-Type", type);
    if (!key.isEmpty()) request.header("Authorization", basic(key));
    for (var i = 0; i < headers.size(); i += 2)
      request.setHeader(headers.get(i), headers.get(i + 1));
    try {
      var raw = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      var answer = new Answer(raw.statusCode(), raw);
      assertThat(answer.header("X-Request-Id")).as("request id").isNotEmpty();
      if (answer.header("Content-Type").startsWith("application/json")) {
        assertThat(Contract.of(path).faults(method, path, answer.status(), answer.json()))
            .as("%s %s answered %d: %s", method, path, answer.status(), answer.text())
            .isEmpty();
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String basic(String key) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }
}
