package bonafide.verification.monitor;

import bonafide.core.Hit;
import bonafide.core.PartialDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What is not the same any more about a listing that was looked at before. Names, dates,
/// countries, kinds of list and offices are material; the rest of a record is not.
public final class Difference {
  private Difference() {}

  /// Sentences; none when nothing material has changed.
  public static List<String> between(Hit before, Hit now) {
    var sentences = new ArrayList<String>();
    compare("names", before.names(), now.names(), sentences);
    compare(
        "dates",
        texts(before.dates(), PartialDate::toString),
        texts(now.dates(), PartialDate::toString),
        sentences);
    compare("countries", before.countries(), now.countries(), sentences);
    compare(
        "topics", texts(before.topics(), Enum::name), texts(now.topics(), Enum::name), sentences);
    if (before.current() != now.current())
      sentences.add(now.current() ? "in office now" : "no longer in office");
    return sentences;
  }

  private static <T> List<String> texts(Collection<T> values, Function<T, String> text) {
    return values.stream().map(text).sorted().toList();
  }

  private static void compare(
      String what, Collection<String> before, Collection<String> now, List<String> sentences) {
    var added = without(now, before);
    var gone = without(before, now);
    if (!added.isEmpty()) sentences.add(what + " added: " + String.join("; ", added));
    if (!gone.isEmpty()) sentences.add(what + " gone: " + String.join("; ", gone));
  }

  private static Set<String> without(Collection<String> all, Collection<String> some) {
    var rest = new LinkedHashSet<>(all);
    rest.removeAll(Set.copyOf(some));
    return rest;
  }
}
