package bonafide.source.connector;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Cost;
import bonafide.source.Answer.Origin;
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
import java.security.MessageDigest;
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
import java.util.function.UnaryOperator;
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

  private static final Duration SOON_AGAIN = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Description description;
  private final Origin origin;
  private final Egress egress;
  private final String ownUrl;
  private final InstantSource clock;
  private final Expression outcome;
  private final Expression mapping;
  private final @Nullable Expression taken;
  private final Step asking;
  private final @Nullable Step polling;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final @Nullable RateLimiter quota;
  private volatile @Nullable Token token;

  private record Token(String text, Instant until) {}

  /// A request with its body's expression, read once.
  private record Step(Description.Request request, @Nullable Expression body) {
    static Step of(Description.Request request) {
      return new Step(request, request.body() == null ? null : new Expression(request.body()));
    }
  }

  /// @param ownUrl where this server is reached from outside; what a source answers later comes
  ///     there
  public Connector(Description description, Egress egress, String ownUrl, InstantSource clock) {
    this.description = description;
    this.ownUrl = ownUrl;
    this.clock = clock;
    var certificate = description.auth() == null ? null : description.auth().certificate();
    this.egress = certificate == null ? egress : egress.with(Certificates.context(certificate));
    origin =
        new Origin(
            description.id(),
            description.owner(),
            Origin.Type.CONNECTOR,
            description.countries() == null ? "" : String.join(",", description.countries()),
            Objects.requireNonNullElse(description.trade(), ""));
    outcome = new Expression(description.outcome());
    mapping = new Expression(description.mapping());
    var later = description.later();
    taken = later == null || later.taken() == null ? null : new Expression(later.taken());
    asking = Step.of(description.request());
    polling = later == null || later.poll() == null ? null : Step.of(later.poll());
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
  public Origin origin() {
    return origin;
  }

  @Override
  public boolean answers(Kind kind, String country, Environment environment) {
    return environment == Environment.LIVE
        && description.kinds().contains(kind)
        && (description.countries() == null || description.countries().contains(country));
  }

  @Override
  public boolean mayAnswerLater() {
    return description.later() != null;
  }

  @Override
  public Duration remembered(Kind kind) {
    var minutes = description.rememberMinutes();
    return minutes == null ? kind.remembered() : Duration.ofMinutes(minutes);
  }

  @Override
  public Answer ask(Query query) {
    var ticket = query.ticket();
    var later = description.later();
    if (ticket == null || later == null || ticket.taken() == null) return repeated(query, asking);
    var age = Duration.between(ticket.since(), clock.instant());
    var most = Objects.requireNonNullElse(later.giveUpMinutes(), 24 * 60);
    if (age.compareTo(Duration.ofMinutes(most)) > 0)
      return Answer.of(Status.TIMEOUT, origin, clock.instant());
    if (polling == null) return pending(ticket.taken(), age);
    var answer = repeated(query, polling);
    return answer.status().isAnswer() || isFinal(answer) ? answer : pending(ticket.taken(), age);
  }

  private static boolean isFinal(Answer answer) {
    return answer.status() == Status.REJECTED || answer.status() == Status.NOT_ENOUGH_DATA;
  }

  /// Looks again soon at first, then ever more rarely.
  private Answer pending(String name, Duration age) {
    var every = description.later() == null ? null : description.later().everyMs();
    var soon = every == null ? SOON_AGAIN : Duration.ofMillis(every);
    var wait = age.dividedBy(10);
    if (wait.compareTo(LONGEST_WAIT) > 0) wait = LONGEST_WAIT;
    return Answer.of(Status.PENDING, origin, clock.instant())
        .taken(name)
        .retryAfter(wait.compareTo(soon) > 0 ? wait : soon);
  }

  private Answer repeated(Query query, Step step) {
    var attempts = 1 + Objects.requireNonNullElse(description.retries(), 1);
    var answer = once(query, step);
    for (var i = 1; i < attempts && isWorthRepeating(answer.status()); i++)
      answer = once(query, step);
    return answer;
  }

  private static boolean isWorthRepeating(Status status) {
    return status == Status.UNAVAILABLE || status == Status.TIMEOUT;
  }

  private Answer once(Query query, Step step) {
    if (quota != null && !quota.acquirePermission()) return failed(Status.RATE_LIMITED);
    if (!breaker.tryAcquirePermission()) return failed(Status.CIRCUIT_OPEN);
    if (!bulkhead.tryAcquirePermission()) {
      breaker.releasePermission();
      return failed(Status.UNAVAILABLE);
    }
    var started = System.nanoTime();
    try {
      var answer = read(call(query, step));
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
    return priced(Answer.of(status, origin, clock.instant()).retryAfter(SOON));
  }

  private Egress.Reply call(Query query, Step step) throws IOException, InterruptedException {
    var described = step.request();
    var input = input(query);
    var content = step.body() == null ? new byte[0] : JSON.writeValueAsBytes(step.body().of(input));
    var request =
        HttpRequest.newBuilder(URI.create(filled(described.url(), input)))
            .timeout(Duration.ofMillis(Objects.requireNonNullElse(description.timeoutMs(), 5_000)))
            .method(
                described.method(),
                content.length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(content));
    if (content.length > 0) request.header("Content-Type", "application/json");
    if (described.headers() != null) described.headers().forEach(request::header);
    authorise(request, content);
    return egress.send(request.build(), LONGEST_REPLY);
  }

  /// What the file's expressions and the URL's placeholders see.
  private Map<String, Object> input(Query query) {
    var input = new HashMap<String, Object>();
    input.put("kind", query.kind().name());
    input.put("country", query.country());
    input.put("number", query.number());
    input.put("asked", query.asked());
    var ticket = query.ticket();
    if (ticket != null) {
      input.put("reference", ticket.reference());
      input.put("reply_url", ownUrl + "/sources/replies/" + ticket.reference());
      if (ticket.taken() != null) input.put("taken", ticket.taken());
    }
    return input;
  }

  /// `{number}`, `{taken}` and the like, and `{asked.name}`, encoded.
  private static String filled(String url, Map<String, Object> input) {
    var filled = url;
    for (var member : input.entrySet()) {
      if (member.getValue() instanceof Map<?, ?> claims) {
        for (var claim : claims.entrySet())
          filled =
              filled.replace(
                  "{" + member.getKey() + "." + claim.getKey() + "}",
                  encoded(String.valueOf(claim.getValue())));
      } else {
        filled =
            filled.replace("{" + member.getKey() + "}", encoded(String.valueOf(member.getValue())));
      }
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

  /// A reply that the source sent by itself, signed as its file says.
  @Override
  public Answer read(byte[] reply, UnaryOperator<String> header) {
    var signature = description.later() == null ? null : description.later().signature();
    if (signature != null) {
      var expected = hmac(signature.secret(), reply).getBytes(StandardCharsets.US_ASCII);
      var given = header.apply(signature.header()).getBytes(StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(expected, given))
        return Answer.of(Status.REJECTED, origin, clock.instant());
    }
    try {
      var answer = read(200, JSON.readTree(reply));
      // Whoever has the address but sends nonsense must not end the question.
      return answer.status() == Status.INVALID_RESPONSE
          ? Answer.of(Status.REJECTED, origin, clock.instant())
          : answer;
    } catch (JacksonException e) {
      return Answer.of(Status.REJECTED, origin, clock.instant());
    }
  }

  /// Puts a reply through the file's expressions.
  private Answer read(int status, JsonNode body) {
    try {
      var input = new HashMap<String, @Nullable Object>();
      input.put("status", status);
      input.put("body", JSON.convertValue(body, Object.class));
      var result = Status.valueOf(String.valueOf(outcome.of(input)));
      return switch (result) {
        case OK -> priced(Answer.found(fields(mapping.of(input)), origin, clock.instant()));
        case PENDING ->
            priced(pending(taken == null ? "" : String.valueOf(taken.of(input)), Duration.ZERO));
        default -> priced(Answer.of(result, origin, clock.instant()));
      };
    } catch (IllegalArgumentException | IllegalStateException e) {
      return priced(Answer.of(Status.INVALID_RESPONSE, origin, clock.instant()));
    }
  }

  private Answer priced(Answer answer) {
    var price = description.price();
    return price == null || !price.statuses().contains(answer.status())
        ? answer
        : answer.cost(new Cost(price.amount(), price.currency()));
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

  @Override
  public boolean isTestable() {
    return true;
  }

  @Override
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
