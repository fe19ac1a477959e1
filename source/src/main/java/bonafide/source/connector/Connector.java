package bonafide.source.connector;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import bonafide.source.egress.Egress;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A record keeper over HTTP, as its file describes it. An outage, nonsense or a refusal is an
/// answer; what may pass says when to ask again.
public final class Connector implements Source {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_REPLY = 1 << 20;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Description description;
  private final Egress egress;
  private final InstantSource clock;
  private final Expression outcome;
  private final Expression mapping;
  private final @Nullable Expression body;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final @Nullable RateLimiter quota;
  private volatile @Nullable Token token;

  private record Token(String text, Instant until) {}

  public Connector(Description description, Egress egress, InstantSource clock) {
    this.description = description;
    this.egress = egress;
    this.clock = clock;
    outcome = new Expression(description.outcome());
    mapping = new Expression(description.mapping());
    body =
        description.request().body() == null ? null : new Expression(description.request().body());
    var opens =
        Objects.requireNonNullElse(description.breaker(), new Description.Breaker(10, 30_000));
    breaker =
        CircuitBreaker.of(
            description.id(),
            CircuitBreakerConfig.custom()
                .slidingWindowSize(opens.failures())
                .minimumNumberOfCalls(opens.failures())
                .failureRateThreshold(100)
                .waitDurationInOpenState(Duration.ofMillis(opens.openMs()))
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    bulkhead =
        Bulkhead.of(
            description.id(),
            BulkheadConfig.custom()
                .maxConcurrentCalls(Objects.requireNonNullElse(description.atOnce(), 16))
                .maxWaitDuration(Duration.ofSeconds(1))
                .build());
    var perMinute = description.quotaPerMinute();
    quota =
        perMinute == null
            ? null
            : RateLimiter.of(
                description.id(),
                RateLimiterConfig.custom()
                    .limitForPeriod(perMinute)
                    .limitRefreshPeriod(Duration.ofMinutes(1))
                    .timeoutDuration(Duration.ZERO)
                    .build());
  }

  public Description description() {
    return description;
  }

  @Override
  public String id() {
    return description.id();
  }

  @Override
  public boolean answers(Kind kind, Environment environment) {
    return environment == Environment.LIVE && description.kinds().contains(kind);
  }

  @Override
  public Answer ask(Query query) {
    var attempts = 1 + Objects.requireNonNullElse(description.retries(), 1);
    var answer = once(query);
    for (var i = 1; i < attempts && isWorthRepeating(answer.status()); i++) answer = once(query);
    return answer;
  }

  private static boolean isWorthRepeating(Status status) {
    return status == Status.UNAVAILABLE || status == Status.TIMEOUT;
  }

  private Answer once(Query query) {
    if (quota != null && !quota.acquirePermission()) return failed(Status.RATE_LIMITED);
    if (!breaker.tryAcquirePermission()) return failed(Status.CIRCUIT_OPEN);
    if (!bulkhead.tryAcquirePermission()) {
      breaker.releasePermission();
      return failed(Status.UNAVAILABLE);
    }
    var started = System.nanoTime();
    try {
      var answer = read(call(query));
      if (answer.status() == Status.UNAVAILABLE || answer.status() == Status.INVALID_RESPONSE)
        breaker.onError(
            System.nanoTime() - started,
            TimeUnit.NANOSECONDS,
            new IOException(answer.status().name()));
      else breaker.onSuccess(System.nanoTime() - started, TimeUnit.NANOSECONDS);
      return answer;
    } catch (HttpTimeoutException e) {
      breaker.onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, e);
      return failed(Status.TIMEOUT);
    } catch (IOException e) {
      breaker.onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, e);
      return failed(Status.UNAVAILABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      breaker.releasePermission();
      return failed(Status.UNAVAILABLE);
    } finally {
      bulkhead.onComplete();
    }
  }

  private Answer failed(Status status) {
    return new Answer(status, Map.of(), id(), clock.instant(), SOON);
  }

  private Egress.Reply call(Query query) throws IOException, InterruptedException {
    var input = input(query);
    var content = body == null ? new byte[0] : JSON.writeValueAsBytes(body.of(input));
    var request =
        HttpRequest.newBuilder(URI.create(filled(description.request().url(), input)))
            .timeout(Duration.ofMillis(Objects.requireNonNullElse(description.timeoutMs(), 5_000)))
            .method(
                description.request().method(),
                content.length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(content));
    if (content.length > 0) request.header("Content-Type", "application/json");
    if (description.request().headers() != null)
      description.request().headers().forEach(request::header);
    authorise(request, content);
    return egress.send(request.build(), LONGEST_REPLY);
  }

  /// What the file's expressions and the URL's placeholders see.
  private static Map<String, Object> input(Query query) {
    var input = new HashMap<String, Object>();
    input.put("kind", query.kind().name());
    input.put("number", query.number());
    input.put("asked", query.asked());
    return input;
  }

  /// `{number}` and `{asked.name}`, encoded.
  @SuppressWarnings("unchecked")
  private static String filled(String url, Map<String, Object> input) {
    var filled = url.replace("{number}", encoded(String.valueOf(input.get("number"))));
    for (var claim :
        ((Map<String, String>) Objects.requireNonNull(input.get("asked"))).entrySet()) {
      filled = filled.replace("{asked." + claim.getKey() + "}", encoded(claim.getValue()));
    }
    return filled;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void authorise(HttpRequest.Builder request, byte[] content)
      throws IOException, InterruptedException {
    var auth = description.auth();
    if (auth == null) return;
    if (auth.basic() != null) {
      var pair = auth.basic().user() + ":" + auth.basic().password();
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    if (auth.bearer() != null) request.header("Authorization", "Bearer " + auth.bearer());
    if (auth.oauth2() != null) request.header("Authorization", "Bearer " + token(auth.oauth2()));
    if (auth.hmac() != null)
      request.header(auth.hmac().header(), hmac(auth.hmac().secret(), content));
  }

  private static String hmac(String secret, byte[] content) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A client-credentials token (RFC 6749, 4.4), kept until shortly before it ends.
  private synchronized String token(Description.OAuth oauth)
      throws IOException, InterruptedException {
    var known = token;
    if (known != null && known.until().isAfter(clock.instant())) return known.text();
    var form =
        "grant_type=client_credentials&client_id="
            + encoded(oauth.clientId())
            + "&client_secret="
            + encoded(oauth.clientSecret());
    if (oauth.scope() != null) form += "&scope=" + encoded(oauth.scope());
    var request =
        HttpRequest.newBuilder(URI.create(oauth.tokenUrl()))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    var reply = egress.send(request, LONGEST_REPLY);
    if (reply.status() != 200)
      throw new IOException("the token endpoint answered " + reply.status());
    try {
      var node = JSON.readTree(reply.body());
      var fresh =
          new Token(
              node.path("access_token").asString(""),
              clock.instant().plusSeconds(Math.max(1, node.path("expires_in").asInt(60) - 10)));
      token = fresh;
      return fresh.text();
    } catch (JacksonException e) {
      throw new IOException("the token endpoint answered nonsense", e);
    }
  }

  private Answer read(Egress.Reply reply) {
    if (reply.status() == 429) return failed(Status.RATE_LIMITED);
    if (reply.status() >= 500) return failed(Status.UNAVAILABLE);
    try {
      return read(
          reply.status(),
          reply.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(reply.body()));
    } catch (JacksonException e) {
      return failed(Status.INVALID_RESPONSE);
    }
  }

  /// Puts a reply through the file's expressions.
  private Answer read(int status, JsonNode body) {
    try {
      var input = new HashMap<String, @Nullable Object>();
      input.put("status", status);
      input.put("body", JSON.convertValue(body, Object.class));
      var result = Status.valueOf(String.valueOf(outcome.of(input)));
      return result == Status.OK
          ? new Answer(Status.OK, fields(mapping.of(input)), id(), clock.instant(), null)
          : Answer.of(result, id(), clock.instant());
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Answer.of(Status.INVALID_RESPONSE, id(), clock.instant());
    }
  }

  private static Map<String, String> fields(@Nullable Object mapped) {
    if (!(mapped instanceof Map<?, ?> map))
      throw new IllegalArgumentException("the mapping gives no object");
    var fields = new HashMap<String, String>();
    map.forEach(
        (name, value) -> {
          if (value != null) fields.put(String.valueOf(name), String.valueOf(value));
        });
    return fields;
  }

  /// Replays the file's recorded exchanges; returns what came out otherwise than expected.
  public List<String> test() {
    var faults = new ArrayList<String>();
    var samples =
        description.samples() == null ? List.<Description.Sample>of() : description.samples();
    for (var i = 0; i < samples.size(); i++) {
      var sample = samples.get(i);
      var answer =
          sample.reply().status() >= 500
              ? failed(Status.UNAVAILABLE)
              : read(sample.reply().status(), JSON.valueToTree(sample.reply().body()));
      if (answer.status() != sample.expect().status())
        faults.add(
            "sample %d: %s instead of %s"
                .formatted(i + 1, answer.status(), sample.expect().status()));
      var expected = sample.expect().fields();
      if (expected != null && !expected.equals(answer.fields()))
        faults.add("sample %d: %s instead of %s".formatted(i + 1, answer.fields(), expected));
    }
    if (samples.isEmpty()) faults.add("the file has no samples");
    return faults;
  }
}
