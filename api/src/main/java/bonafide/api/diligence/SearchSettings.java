package bonafide.api.diligence;

import bonafide.api.http.Form;
import bonafide.api.http.Wire;
import bonafide.store.Work;
import bonafide.verification.client.Caller;
import bonafide.verification.template.OwnSettings;
import bonafide.verification.template.OwnSettings.OwnSetting;
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
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The search settings that come with the product, those of the operator's file, which wins, and
/// those that clients made.
public final class SearchSettings {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Map<Integer, SearchSetting> all = new TreeMap<>();
  private final OwnSettings own;

  /// @param file the operator's; it need not be there
  /// @throws IllegalArgumentException saying what is wrong with the file
  public SearchSettings(Path file, OwnSettings own) {
    this.own = own;
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
      for (var setting : YAML.readValue(text, SearchSetting[].class)) {
        if (setting.id() >= OwnSettings.FIRST)
          throw new IllegalArgumentException(
              "%s: id %d must be below %d".formatted(file, setting.id(), OwnSettings.FIRST));
        all.put(setting.id(), setting);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /// What a task may be made with.
  Optional<SearchSetting> find(Caller caller, int id) {
    return id < OwnSettings.FIRST
        ? common(caller, id)
        : own.find(caller, id).filter(setting -> !setting.retired()).map(SearchSettings::setting);
  }

  /// What was chosen once, though it may be retired since.
  Optional<SearchSetting> chosen(Work work, Caller caller, int id) {
    return id < OwnSettings.FIRST
        ? common(caller, id)
        : own.find(work, caller, id).map(SearchSettings::setting);
  }

  private Optional<SearchSetting> common(Caller caller, int id) {
    return Optional.ofNullable(all.get(id))
        .filter(setting -> setting.client() == null || setting.client().equals(caller.clientId()))
        .filter(
            setting ->
                setting.environment() == null || setting.environment() == caller.environment());
  }

  private static SearchSetting setting(OwnSetting own) {
    return Wire.JSON.readValue(own.body(), SearchSetting.class).as(own.number());
  }

  /// A setting as it is kept; faults are noted in the form.
  ///
  /// @param publishers whose lists are in use
  public static String body(Form form, Set<String> publishers) {
    return Wire.JSON.writeValueAsString(SearchSetting.read(form, publishers));
  }

  /// What a caller may choose from, with every rule of it.
  public List<Map<String, Object>> shown(Caller caller) {
    return Stream.concat(
            all.keySet().stream().flatMap(id -> common(caller, id).stream()),
            own.of(caller).stream().map(SearchSettings::setting))
        .map(SearchSettings::whole)
        .toList();
  }

  private static Map<String, Object> whole(SearchSetting setting) {
    var whole = setting.shown();
    whole.put("threshold", setting.threshold());
    whole.put("publishers", Objects.requireNonNullElse(setting.publishers(), Set.of()));
    whole.put("relevance", setting.relevance());
    whole.put("review_months", setting.reviewMonths());
    whole.put("own", setting.id() >= OwnSettings.FIRST);
    return whole;
  }
}
