package bonafide.core;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One listing at or above the threshold, with what was compared and why it scored as it did.
///
/// @param id names this listing within the search it came from; unknown until the search is
///     stored
/// @param listing the publisher and its own number, as `ofac-13351`
/// @param list the publisher's sub-list, as `SDN`
/// @param score 0-100
/// @param nameScore 0-100, of the names alone
/// @param matchedName the name or alias that gave the name score
/// @param current whether a public office is held today
/// @param why the steps from 0 to the score, in words
/// @param record the publisher's record, untouched
public record Hit(
    @Nullable String id,
    String listing,
    String publisher,
    String list,
    int score,
    int nameScore,
    String matchedName,
    List<String> names,
    List<String> countries,
    List<PartialDate> dates,
    Set<Topic> topics,
    boolean current,
    List<String> why,
    Map<String, Object> record) {

  public Hit {
    names = List.copyOf(names);
    countries = List.copyOf(countries);
    dates = List.copyOf(dates);
    topics = Set.copyOf(topics);
    why = List.copyOf(why);
  }

  public Hit withId(String id) {
    return new Hit(
        id,
        listing,
        publisher,
        list,
        score,
        nameScore,
        matchedName,
        names,
        countries,
        dates,
        topics,
        current,
        why,
        record);
  }
}
