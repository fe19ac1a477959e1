package bonafide.face.model;

import bonafide.core.Assurance;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A model as `model.yaml` describes it; docs/reference/face-models.md has every key.
///
/// @param name shown with every result
/// @param networks one to describe; for liveness as many as vote
/// @param align where points of the face come to lie in the network's picture, by name; only to
///     describe
/// @param mirror whether the mirrored face is described too, and the mean of both taken
/// @param similarity how two descriptions are compared
/// @param calibration false-match rates and the similarity each belongs to, most common first
/// @param liveClass which of the network's outputs says that the face lives
/// @param attacks the kinds of attack a liveness model was made for
public record Description(
    Role role,
    String name,
    String licence,
    @Nullable String source,
    List<Part> networks,
    Map<String, List<Double>> align,
    boolean mirror,
    Similarity similarity,
    List<Point> calibration,
    Assurance assurance,
    int liveClass,
    double threshold,
    List<String> attacks) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  public enum Role {
    DESCRIBE,
    LIVENESS;

    /// The folder a model of this role lies in.
    public String folder() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public enum Similarity {
    /// Euclidean: smaller is more alike.
    DISTANCE,
    /// Cosine: greater is more alike.
    COSINE
  }

  /// @param at the similarity that two different people reach this often
  public record Point(double falseMatchRate, double at) {}

  /// @param sha256 of the file, in hexadecimal; not asked of what comes with the product
  /// @param around for liveness, the part of the picture shown, in sizes of the face
  public record Part(String file, @Nullable String sha256, double around, Colours input) {}

  /// @param mean of each colour, or of all, on the scale 0 to 255; 0 when left out
  /// @param scale by which the rest is multiplied; 1 when left out
  /// @param order RGB or BGR
  /// @param layout NCHW or NHWC
  public record Colours(
      int width,
      int height,
      @Nullable List<Float> mean,
      @Nullable List<Float> scale,
      @Nullable String order,
      @Nullable String layout) {

    Input input() {
      return new Input(
          width,
          height,
          three(mean, 0),
          three(scale, 1),
          "BGR".equals(order),
          !"NHWC".equals(layout));
    }

    private static float[] three(@Nullable List<Float> values, float otherwise) {
      var all = values == null || values.isEmpty() ? List.of(otherwise) : values;
      return new float[] {all.getFirst(), all.get(all.size() / 2), all.getLast()};
    }
  }

  @JsonCreator
  @SuppressWarnings("TooManyParameters")
  static Description of(
      @Nullable Role role,
      @Nullable String name,
      @Nullable String licence,
      @Nullable String source,
      @Nullable List<Part> networks,
      @Nullable Map<String, List<Double>> align,
      @Nullable Boolean mirror,
      @Nullable Similarity similarity,
      @Nullable List<Point> calibration,
      @Nullable Assurance assurance,
      @Nullable Integer liveClass,
      @Nullable Double threshold,
      @Nullable List<String> attacks) {
    return new Description(
        needed("role", role),
        needed("name", name),
        needed("licence", licence),
        source,
        needed("networks", networks),
        Objects.requireNonNullElse(align, Map.of()),
        Boolean.TRUE.equals(mirror),
        Objects.requireNonNullElse(similarity, Similarity.COSINE),
        Objects.requireNonNullElse(calibration, List.of()),
        Objects.requireNonNullElse(assurance, Assurance.LOW),
        Objects.requireNonNullElse(liveClass, 1),
        Objects.requireNonNullElse(threshold, 0.5),
        Objects.requireNonNullElse(attacks, List.of()));
  }

  private static <T> T needed(String key, @Nullable T value) {
    if (value == null) throw new IllegalArgumentException(key + " is missing");
    return value;
  }

  public Description {
    networks = List.copyOf(networks);
    calibration = List.copyOf(calibration);
    attacks = List.copyOf(attacks);
    if (networks.isEmpty()) throw new IllegalArgumentException("networks is empty");
    for (var part : networks) {
      if (part.input().width() < 16
          || part.input().width() > 1024
          || part.input().height() < 16
          || part.input().height() > 1024)
        throw new IllegalArgumentException("input must be from 16 to 1024 pixels wide and high");
    }
    switch (role) {
      case DESCRIBE -> {
        if (networks.size() != 1) throw new IllegalArgumentException("one network describes");
        if (align.size() < 2) throw new IllegalArgumentException("align needs two points or more");
        if (calibration.size() < 2)
          throw new IllegalArgumentException(
              "calibration needs two rates or more; `bonafide faces calibrate` measures them");
      }
      case LIVENESS -> {
        for (var part : networks) {
          if (part.around() < 1 || part.around() > 8)
            throw new IllegalArgumentException("around must be from 1 to 8");
        }
      }
    }
  }

  /// @throws IllegalArgumentException with the file and what is wrong in it
  public static Description read(Path file) {
    try {
      return parse(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }

  /// The model that comes with the product.
  static Description own() {
    try (var in = Description.class.getResourceAsStream("/bonafide/face/describe.yaml")) {
      return parse("describe.yaml", Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Description parse(String file, byte[] yaml) {
    try {
      return YAML.readValue(yaml, Description.class);
    } catch (JacksonException e) {
      var why = e.getCause() instanceof IllegalArgumentException own ? own : e;
      throw new IllegalArgumentException(
          file + ": " + String.valueOf(why.getMessage()).lines().findFirst().orElse(""), e);
    }
  }
}
