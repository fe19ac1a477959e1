package bonafide.signal.device;

import bonafide.core.Countries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What an operator wants watched of devices: `device.yaml` in the folder of the signals.
///
/// @param highRiskCountries ISO 3166-1 alpha-2
/// @param watchedIsps a part of the provider's name, in small letters
/// @param sharesEvidence whether what one client found of a device counts for the others, by its
///     kind and without a name
public record DeviceRules(
    Set<String> highRiskCountries, Set<String> watchedIsps, boolean sharesEvidence) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public DeviceRules {
    highRiskCountries = Set.copyOf(highRiskCountries);
    watchedIsps = Set.copyOf(watchedIsps);
  }

  private record File(
      @Nullable List<String> high_risk_countries,
      @Nullable List<String> watched_isps,
      @Nullable Boolean share_evidence) {}

  /// @param folder where the file need not be
  /// @throws IllegalArgumentException saying what is wrong with the file
  public static DeviceRules in(Path folder) {
    var path = folder.resolve("device.yaml");
    if (!Files.isRegularFile(path)) return new DeviceRules(Set.of(), Set.of(), false);
    try {
      var file = YAML.readValue(Files.readAllBytes(path), File.class);
      var countries = new TreeSet<>(listed(file.high_risk_countries()));
      for (var country : countries)
        if (!Countries.isCode(country))
          throw new IllegalArgumentException(
              path + ": high_risk_countries: " + country + " is no code of two letters");
      return new DeviceRules(
          countries,
          listed(file.watched_isps()).stream()
              .map(isp -> isp.toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet()),
          Boolean.TRUE.equals(file.share_evidence()));
    } catch (JacksonException | IOException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private static List<String> listed(@Nullable List<String> words) {
    return Objects.requireNonNullElse(words, List.of());
  }

  boolean isHighRisk(@Nullable String country) {
    return country != null && highRiskCountries.contains(country);
  }

  boolean isWatched(@Nullable String isp) {
    if (isp == null) return false;
    var name = isp.toLowerCase(Locale.ROOT);
    return watchedIsps.stream().anyMatch(name::contains);
  }
}
