package bonafide.screening.list.mas;

import bonafide.core.Topic;
import bonafide.screening.format.Bounded;
import bonafide.screening.format.Dates;
import bonafide.screening.format.ListFormat;
import bonafide.screening.format.Sample;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Draft;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Reading;
import bonafide.screening.listing.Reading.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The First Schedule of Singapore's Terrorism (Suppression of Financing) Act 2002, as its web
/// page: numbered persons, each a name, then facts apart by semicolons. Offered under the topic
/// OTHER, as seed and contract say.
public final class MasSchedule implements ListFormat {
  private static final Pattern ITEM =
      Pattern.compile("(?m)^\\s*(?:\\((\\w{1,3})\\)|(\\d{1,4})\\.)\\s+(\\S.+)$");
  private static final Pattern ALIAS =
      Pattern.compile("(?i)\\b(?:also known as|alias(?:es)?|a\\.k\\.a\\.?)\\s*:?\\s*");
  private static final Pattern PASSPORT =
      Pattern.compile("(?i)passport (?:no\\.?|number)?\\s*([A-Z0-9]{6,12})");
  private static final int LONGEST = 16 << 20;

  @Override
  public String name() {
    return "Singapore, First Schedule, HTML";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    var head = sample.head().toLowerCase(Locale.ROOT);
    var page = head.contains("<html") || head.contains("<!doctype html");
    return page && head.contains("suppression of financing")
        ? Piece.whole("MAS", "TSFA", "")
        : null;
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    var listings = new ArrayList<Listing>();
    var rejected = new ArrayList<Rejected>();
    for (var file : files.getOrDefault("list", List.of())) {
      var items = ITEM.matcher(text(file));
      while (items.find()) {
        var number = items.group(1) == null ? items.group(2) : items.group(1);
        try {
          listings.add(listing(list, number, items.group(3)));
        } catch (IllegalArgumentException e) {
          rejected.add(new Rejected(number, String.valueOf(e.getMessage())));
        }
      }
    }
    return new Reading(listings, rejected);
  }

  private static String text(Path file) throws IOException {
    try (var in = Bounded.open(file)) {
      var bytes = in.readNBytes(LONGEST);
      return new String(bytes, StandardCharsets.UTF_8)
          .replaceAll("(?is)<(script|style)\\b.*?</\\1>", " ")
          .replaceAll("\\s+", " ")
          .replaceAll("(?i)</(?:p|li|tr|div|h\\d)>|<br\\s*/?>", "\n")
          .replaceAll("<[^>]*>", " ")
          .replace("&nbsp;", " ")
          .replace("&amp;", "&")
          .replace("&#39;", "'")
          .replaceAll("[ \\t]+", " ");
    }
  }

  private static Listing listing(String list, String number, String text) {
    var facts = text.split("\\s*;\\s*");
    var draft = new Draft("mas-" + number, "MAS", list).kind(Kind.PERSON);
    draft.record().put("number", number);
    draft.record().put("text", text.strip());
    var names = ALIAS.split(facts[0].replaceAll("\\s*[,.]\\s*$", ""));
    for (var name : names)
      draft.name(
          draft.hasNoName()
              ? Alias.primary(name.replaceAll("[(),\\s]+$", ""))
              : Alias.strong(name.replaceAll("[(),\\s]+$", "")));
    for (var fact : facts) {
      if (fact.toLowerCase(Locale.ROOT).contains("born")
          || fact.toLowerCase(Locale.ROOT).contains("birth")) Dates.in(fact).forEach(draft::date);
      var passport = PASSPORT.matcher(fact);
      if (passport.find()) draft.identifier(passport.group(1));
      if (fact.toLowerCase(Locale.ROOT).startsWith("nationality"))
        draft.country(fact.substring(11).replaceAll("^[\\s:]+", ""));
    }
    if (draft.hasNoName()) throw new IllegalArgumentException("no name");
    return draft.listing(Set.of(Topic.OTHER), true);
  }
}
