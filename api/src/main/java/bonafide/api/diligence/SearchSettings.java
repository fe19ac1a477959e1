package bonafide.api.diligence;

import bonafide.verification.client.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The search settings that come with the product, and those of the operator's file, which wins.
public final class SearchSettings {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Map<Integer, SearchSetting> all = new TreeMap<>();

  /// @param file the operator's; it need not be there
  /// @throws IllegalArgumentException saying what is wrong with the file
  public SearchSettings(Path file) {
    try (InputStream shipped =
        Objects.requireNonNull(SearchSettings.class.getResourceAsStream("search-settings.yaml"))) {
      add("search-settings.yaml", shipped.readAllBytes());
      if (Files.isRegularFile(file)) add(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String file, byte[] text) {
    try {
      for (var setting : YAML.readValue(text, SearchSetting[].class))
        all.put(setting.id(), setting);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  Optional<SearchSetting> find(Caller caller, int id) {
    return Optional.ofNullable(all.get(id))
        .filter(setting -> setting.client() == null || setting.client().equals(caller.clientId()))
        .filter(
            setting ->
                setting.environment() == null || setting.environment() == caller.environment());
  }

  /// What a caller may choose from, with every rule of it.
  public List<Map<String, Object>> shown(Caller caller) {
    return all.keySet().stream()
        .flatMap(id -> find(caller, id).stream())
        .map(SearchSettings::whole)
        .toList();
  }

  private static Map<String, Object> whole(SearchSetting setting) {
    var whole = setting.shown();
    whole.put("threshold", setting.threshold());
    whole.put("publishers", Objects.requireNonNullElse(setting.publishers(), Set.of()));
    whole.put("relevance", setting.relevance());
    whole.put("review_months", setting.reviewMonths());
    return whole;
  }
}
