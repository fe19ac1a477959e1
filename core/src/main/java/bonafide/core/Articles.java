package bonafide.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Articles that speak of the subject near words of crime, the most relevant first.
///
/// @param feeds where was looked, with when each was last read
public record Articles(List<Article> articles, List<String> feeds) implements Finding {
  public Articles {
    articles = List.copyOf(articles);
    feeds = List.copyOf(feeds);
  }

  /// @param published ISO 8601, as far as it is known
  /// @param words of crime near the name
  /// @param relevance 0 to 100
  /// @param why sentences
  public record Article(
      String title,
      String url,
      @Nullable String published,
      @Nullable String snippet,
      List<String> words,
      int relevance,
      String feed,
      List<String> why) {
    public Article {
      words = List.copyOf(words);
      why = List.copyOf(why);
    }
  }
}
