package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.verification.client.Clients.Created;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client of the workflow surface.
final class Workflows {
  static final String ACCOUNTS = "/api/v1/accounts";

  private final Running server;
  private final Api api;

  Workflows(Running server, Environment environment) {
    this(server, server.newClient(), environment);
  }

  Workflows(Running server, Created client, Environment environment) {
    this.server = server;
    this.api =
        bearer(
            server
                .anonymous()
                .with("Authorization", basic(client, environment))
                .send(
                    "POST",
                    "/oauth2/token",
                    BodyPublishers.ofString("grant_type=client_credentials"),
                    "application/x-www-form-urlencoded")
                .expect(200)
                .json()
                .path("access_token")
                .asString());
  }

  static String basic(Created client, Environment environment) {
    var pair = client.id() + ":" + Running.key(client, environment);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  Api api() {
    return api;
  }

  Api bearer(String token) {
    return server.anonymous().with("Authorization", "Bearer " + token);
  }

  /// An execution that waits for its parts.
  final class Started {
    private final JsonNode answer;

    private Started(JsonNode answer) {
      this.answer = answer;
    }

    JsonNode answer() {
      return answer;
    }

    String account() {
      return answer.path("account").path("id").asString();
    }

    String path() {
      return ACCOUNTS
          + "/"
          + account()
          + "/workflow-executions/"
          + answer.path("workflowExecution").path("id").asString();
    }

    JsonNode credential(String category) {
      for (var credential : answer.path("workflowExecution").path("credentials"))
        if (credential.path("category").asString().equals(category)) return credential;
      throw new AssertionError("no credential " + category);
    }

    Api uploading(String category) {
      return bearer(credential(category).path("api").path("token").asString());
    }

    String part(String category, String classifier) {
      return path()
          + "/credentials/"
          + credential(category).path("id").asString()
          + "/parts/"
          + classifier;
    }

    Started data(String json) {
      return data("PREPARED_DATA", json);
    }

    Started data(String classifier, String json) {
      uploading("DATA").post(part("DATA", classifier), json).expect(200);
      return this;
    }

    Started picture(String category, String classifier, byte[] picture) {
      new Parts()
          .file("file", picture)
          .post(uploading(category), part(category, classifier))
          .expect(200);
      return this;
    }

    Api.Answer finalise(@Nullable String fault) {
      var category =
          answer.path("workflowExecution").path("credentials").path(0).path("category").asString();
      var api = uploading(category);
      return (fault == null ? api : api.with("X-Sandbox-Fault", fault))
          .send("PUT", path(), BodyPublishers.noBody(), "");
    }

    /// Finalises, waits, and reads.
    JsonNode done() {
      finalise(null).expect(200);
      return finished();
    }

    JsonNode finished() {
      return awaiting("PROCESSED");
    }

    JsonNode awaiting(String status) {
      for (var i = 0; i < 600; i++) {
        var details = api.get(path()).expect(200).json();
        if (details.path("workflow").path("status").asString().equals(status)) return details;
        pause();
      }
      throw new AssertionError("not " + status + " within a minute");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static ObjectNode request(int key) {
    var request = Api.JSON.createObjectNode();
    request.put("customerInternalReference", "test");
    request.putObject("workflowDefinition").put("key", key);
    return request;
  }

  Started start(int key) {
    return start(request(key));
  }

  Started start(JsonNode request) {
    return new Started(api.post(ACCOUNTS, request.toString()).expect(200).json());
  }

  Started further(String account, JsonNode request) {
    return new Started(
        api.send(
                "PUT",
                ACCOUNTS + "/" + account,
                BodyPublishers.ofString(request.toString()),
                "application/json")
            .expect(200)
            .json());
  }

  static JsonNode only(JsonNode details, String capability) {
    var all = details.path("capabilities").path(capability);
    assertThat(all).as(details.toString()).hasSize(1);
    return all.get(0);
  }
}
