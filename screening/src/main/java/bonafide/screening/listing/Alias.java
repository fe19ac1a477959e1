package bonafide.screening.listing;

/// One name of a listing.
public record Alias(String text, Quality quality) {

  /// How much the publisher itself trusts the name.
  public enum Quality {
    PRIMARY("the primary name"),
    STRONG("an alias"),
    WEAK("an alias its publisher calls weak");

    private final String words;

    Quality(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public static Alias primary(String text) {
    return new Alias(text, Quality.PRIMARY);
  }

  public static Alias strong(String text) {
    return new Alias(text, Quality.STRONG);
  }

  public static Alias weak(String text) {
    return new Alias(text, Quality.WEAK);
  }
}
