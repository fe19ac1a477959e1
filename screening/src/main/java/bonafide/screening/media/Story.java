package bonafide.screening.media;

import org.jspecify.annotations.Nullable;

/// A piece of news, or a court's decision.
///
/// @param id the same for the same story: its address, or what its publisher calls it
/// @param text what it says; may be no more than a summary
/// @param published ISO 8601, as far as it is known
/// @param feed whose it is
/// @param court the court of a decision; null for news
/// @param number the case of a decision, as its court writes it; null for news
public record Story(
    String id,
    String title,
    String text,
    String url,
    @Nullable String published,
    String feed,
    @Nullable String court,
    @Nullable String number) {

  public static Story news(
      String title, String text, String url, @Nullable String published, String feed) {
    return new Story(url, title, text, url, published, feed, null, null);
  }

  public boolean isRuling() {
    return court != null;
  }
}
