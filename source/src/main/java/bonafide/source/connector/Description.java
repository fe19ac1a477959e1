package bonafide.source.connector;

import bonafide.source.Answer;
import bonafide.source.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What a connector's file says; docs/reference/connectors.md describes every member.
public record Description(
    String id,
    String owner,
    @Nullable String trade,
    Set<Kind> kinds,
    @Nullable List<String> countries,
    Request request,
    @Nullable Auth auth,
    String outcome,
    String mapping,
    @Nullable Integer timeoutMs,
    @Nullable Integer retries,
    @Nullable Breaker breaker,
    @Nullable Integer atOnce,
    @Nullable Integer quotaPerMinute,
    @Nullable Later later,
    @Nullable Integer rememberMinutes,
    @Nullable Price price,
    @Nullable List<Sample> samples) {

  private static final Pattern SECRET = Pattern.compile("\\$\\{([A-Z0-9_]+)}");
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// @param body an expression over the query; none for GET
  public record Request(
      String method, String url, @Nullable Map<String, String> headers, @Nullable String body) {}

  /// A certificate may stand beside one of the others.
  public record Auth(
      @Nullable Basic basic,
      @Nullable String bearer,
      @Nullable OAuth oauth2,
      @Nullable Hmac hmac,
      @Nullable Certificate certificate) {}

  /// PKCS#12 files, relative to the connector's own.
  ///
  /// @param keystore our certificate and key
  /// @param truststore the authorities to believe; null for the public ones
  public record Certificate(
      String keystore,
      String password,
      @Nullable String truststore,
      @Nullable String truststorePassword) {}

  /// How a question that the source has taken comes to its answer: asked for with `poll`, or sent
  /// by the source to the address it was given.
  ///
  /// @param taken an expression over the first reply: what the source calls the question
  /// @param signature how the source signs what it sends
  /// @param everyMs how long to wait between two looks
  /// @param giveUpMinutes after which the look-up fails
  public record Later(
      @Nullable String taken,
      @Nullable Request poll,
      @Nullable Hmac signature,
      @Nullable Integer everyMs,
      @Nullable Integer giveUpMinutes) {}

  /// @param statuses which answers cost that much
  public record Price(BigDecimal amount, String currency, Set<Answer.Status> statuses) {}

  public record Basic(String user, String password) {}

  public record OAuth(
      String tokenUrl, String clientId, String clientSecret, @Nullable String scope) {}

  /// @param header takes the lower-case hex HMAC-SHA256 of the body
  public record Hmac(String header, String secret) {}

  /// @param failures in a row that open it
  public record Breaker(int failures, int openMs) {}

  /// A recorded exchange; `source test` replays it without the network.
  public record Sample(
      String number, @Nullable Map<String, String> asked, Recorded reply, Expected expect) {}

  public record Recorded(int status, @Nullable Object body) {}

  public record Expected(Answer.Status status, @Nullable Map<String, String> fields) {}

  /// Reads a file; `${NAME}` is taken from the environment, so that the file holds no secret.
  ///
  /// @throws IOException saying what is wrong with it
  public static Description read(Path file, Map<String, String> environment) throws IOException {
    var text =
        SECRET
            .matcher(Files.readString(file))
            .replaceAll(
                match -> {
                  var value = environment.get(match.group(1));
                  if (value == null)
                    throw new IllegalArgumentException(
                        file + ": " + match.group(1) + " is not in the environment");
                  return java.util.regex.Matcher.quoteReplacement(value);
                });
    try {
      var description = YAML.readValue(text, Description.class);
      description.check(file);
      return description.at(file);
    } catch (JacksonException e) {
      throw new IOException(file + " is no connector: " + e.getOriginalMessage(), e);
    }
  }

  /// The connectors of a folder, in the order of their files' names.
  public static List<Description> in(Path folder, Map<String, String> environment)
      throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      var descriptions = new ArrayList<Description>();
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        descriptions.add(read(file, environment));
      }
      return descriptions;
    }
  }

  /// The files that a certificate names, beside the connector's own.
  private Description at(Path file) {
    if (auth == null || auth.certificate() == null) return this;
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    var named = auth.certificate();
    var trusted = named.truststore();
    var certificate =
        new Certificate(
            folder.resolve(named.keystore()).toString(),
            named.password(),
            trusted == null ? null : folder.resolve(trusted).toString(),
            named.truststorePassword());
    return new Description(
        id,
        owner,
        trade,
        kinds,
        countries,
        request,
        new Auth(auth.basic(), auth.bearer(), auth.oauth2(), auth.hmac(), certificate),
        outcome,
        mapping,
        timeoutMs,
        retries,
        breaker,
        atOnce,
        quotaPerMinute,
        later,
        rememberMinutes,
        price,
        samples);
  }

  @SuppressWarnings("ConstantConditions")
  private void check(Path file) throws IOException {
    var missing = new ArrayList<String>();
    if (isMissing(id)) missing.add("id");
    if (isMissing(owner)) missing.add("owner");
    if (isMissing(outcome)) missing.add("outcome");
    if (isMissing(mapping)) missing.add("mapping");
    if (isMissing(kinds)) missing.add("kinds");
    if (isMissing(request) || isMissing(request.url()) || isMissing(request.method()))
      missing.add("request");
    if (!missing.isEmpty()) throw new IOException(file + " lacks " + String.join(", ", missing));
  }

  private static boolean isMissing(@Nullable Object member) {
    return member == null;
  }
}
