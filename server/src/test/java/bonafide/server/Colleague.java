package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.verification.client.Clients.Created;
import bonafide.verification.user.Role;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;

/// Somebody who works in the portal, by what its pages ask of the server.
final class Colleague {
  static final String PASSWORD = "a sentence is good";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final AtomicInteger COUNT = new AtomicInteger();

  final String id;
  final String email;
  final String secret;
  private final String cookie;
  private final Api api;

  private Colleague(String id, String email, String secret, String cookie, Api api) {
    this.id = id;
    this.email = email;
    this.secret = secret;
    this.cookie = cookie;
    this.api = api;
  }

  /// Invited by the operator, and signed in for the first time.
  static Colleague of(Running server, Created client, Role role, Environment environment) {
    return of(server, client, role, environment, Instant.now());
  }

  static Colleague of(
      Running server, Created client, Role role, Environment environment, Instant now) {
    var name = role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
    var email = name.toLowerCase(Locale.ROOT) + COUNT.incrementAndGet() + "@example.com";
    var invited =
        server.installation().users().invite(client.id(), email, name + " Colleague", role, "test");
    var door = server.anonymous().with("X-Portal", "1");
    var setup =
        door.post("/compliance/api/invitation", json(Map.of("token", invited.token())))
            .expect(200)
            .json();
    var secret = setup.path("secret").asString();
    var entered =
        door.post(
                "/compliance/api/invitation/accept",
                json(
                    Map.of(
                        "token", invited.token(),
                        "password", PASSWORD,
                        "setup", setup.path("setup").asString(),
                        "code", code(secret, now))))
            .expect(200);
    var cookie = entered.header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/compliance");
    var colleague =
        new Colleague(
            invited.user().id(),
            email,
            secret,
            cookie.substring(0, cookie.indexOf(';')),
            door.with("Cookie", cookie.substring(0, cookie.indexOf(';'))));
    if (environment == Environment.DEVELOPMENT)
      colleague.put("/me/environment", Map.of("environment", "DEVELOPMENT")).expect(200);
    return colleague;
  }

  static String code(String base32, Instant at) {
    var bytes = new byte[base32.length() * 5 / 8];
    var bits = 0;
    var held = 0;
    var next = 0;
    for (var at32 = 0; at32 < base32.length(); at32++) {
      held = (held << 5) | BASE32.indexOf(base32.charAt(at32));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[next++] = (byte) (held >> bits);
      }
    }
    try {
      var codes = new TimeBasedOneTimePasswordGenerator();
      return codes.generateOneTimePasswordString(
          new SecretKeySpec(bytes, codes.getAlgorithm()), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  static String json(Object value) {
    return Api.JSON.writeValueAsString(value);
  }

  /// The session's, as `name=value`.
  String cookie() {
    return cookie;
  }

  Api api() {
    return api;
  }

  /// The id of what a surface knows by number, once its checks are done.
  String done(String kind, long number) {
    var id = get("/numbered/" + kind + "/" + number).expect(200).json().path("id").asString();
    for (var i = 0; i < 1_200; i++) {
      if (get("/verifications/" + id).json().path("status").asString().equals("DONE")) return id;
      SearchTaskTest.pause();
    }
    throw new AssertionError(kind + " " + number + " is not done");
  }

  Api.Answer get(String path) {
    return api.get("/compliance/api" + path);
  }

  Api.Answer post(String path, Object body) {
    return api.post("/compliance/api" + path, json(body));
  }

  Api.Answer put(String path, Object body) {
    return api.send(
        "PUT", "/compliance/api" + path, BodyPublishers.ofString(json(body)), "application/json");
  }

  Api.Answer delete(String path) {
    return api.send("DELETE", "/compliance/api" + path, BodyPublishers.noBody(), "");
  }
}
