package bonafide.screening.listing;

import bonafide.core.Countries;
import bonafide.core.PartialDate;
import bonafide.core.Sex;
import bonafide.core.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A listing while its publisher's record is being read. Not thread-safe.
public final class Draft {
  /// No real listing comes near; more is a broken or hostile file.
  private static final int MOST_NAMES = 2_000;

  private static final int LONGEST_NAME = 1_000;

  private final String id;
  private final String publisher;
  private final String list;
  private final Map<String, Alias> names = new LinkedHashMap<>();
  private final Set<PartialDate> dates = new LinkedHashSet<>();
  private final Set<String> countries = new LinkedHashSet<>();
  private final Set<String> identifiers = new LinkedHashSet<>();
  private final Map<String, Object> record = new LinkedHashMap<>();
  private Kind kind = Kind.UNKNOWN;
  private @Nullable Sex sex;

  public Draft(String id, String publisher, String list) {
    this.id = id;
    this.publisher = publisher;
    this.list = list;
  }

  public Draft kind(Kind kind) {
    this.kind = kind;
    return this;
  }

  public Draft sex(@Nullable Sex sex) {
    this.sex = sex;
    return this;
  }

  public Draft name(Alias name) {
    var text = name.text().strip();
    if (text.isEmpty()) return this;
    if (text.length() > LONGEST_NAME)
      throw new IllegalArgumentException("a name of " + text.length() + " characters");
    if (names.size() >= MOST_NAMES)
      throw new IllegalArgumentException("more than " + MOST_NAMES + " names");
    names.putIfAbsent(text, new Alias(text, name.quality()));
    return this;
  }

  public Draft date(@Nullable PartialDate date) {
    if (date != null) dates.add(date);
    return this;
  }

  /// Takes a country by name or code; what is no country is left to the record.
  public Draft country(@Nullable String nameOrCode) {
    var code = nameOrCode == null ? null : Countries.alpha2(nameOrCode);
    if (code != null) countries.add(code);
    return this;
  }

  public Draft identifier(@Nullable String identifier) {
    if (identifier != null && !identifier.isBlank()) identifiers.add(identifier.strip());
    return this;
  }

  public Map<String, Object> record() {
    return record;
  }

  public Draft record(Map<String, ?> fields) {
    record.putAll(fields);
    return this;
  }

  public boolean hasNoName() {
    return names.isEmpty();
  }

  public Listing sanction() {
    return listing(Set.of(Topic.SANCTION), true);
  }

  public Listing listing(Set<Topic> topics, boolean current) {
    return new Listing(
        id,
        publisher,
        list,
        kind,
        List.copyOf(names.values()),
        new ArrayList<>(dates),
        List.copyOf(countries),
        sex,
        List.copyOf(identifiers),
        topics,
        current,
        record);
  }
}
