package bonafide.core;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Claims beside what record keepers know, one comparison for each claim that was made.
///
/// @param register whose records, as `mexico-ine`
/// @param found whether anybody knew the person or document
/// @param facts what the records say besides, as `status`
/// @param sources who confirmed something, as `Germany Postal`
public record FieldMatches(
    String register,
    boolean found,
    Map<Attribute, Match> matches,
    Map<String, String> facts,
    List<String> sources)
    implements Finding {
  public FieldMatches {
    var ordered = new EnumMap<Attribute, Match>(Attribute.class);
    ordered.putAll(matches);
    matches = Collections.unmodifiableMap(ordered);
    facts = Map.copyOf(facts);
    sources = List.copyOf(sources);
  }
}
