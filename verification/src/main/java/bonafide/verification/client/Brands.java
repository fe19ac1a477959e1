package bonafide.verification.client;

import bonafide.store.Database;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.BrandRows.BrandRow;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a client's applicants see its pages: name, logo, colour, and where they lead back to.
public final class Brands {
  /// What a colour must differ from: the pages' light and dark grounds.
  private static final String LIGHT = "#f3f5f8";

  private static final String DARK = "#0f151d";

  /// WCAG 2.2, 1.4.3 for text in the colour: links and outlined buttons.
  private static final double LEAST_CONTRAST = 4.5;

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
  private static final int MOST_LOGO_BYTES = 200_000;
  private static final int MOST_NAME = 80;

  private final Database database;
  private final InstantSource clock;

  public Brands(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What is null is as it comes.
  ///
  /// @param colour `#rrggbb`, of buttons and links on a light ground
  /// @param darkColour the same on a dark ground
  /// @param logo a PNG or JPEG
  public record Brand(
      @Nullable String name,
      @Nullable String colour,
      @Nullable String darkColour,
      byte @Nullable [] logo,
      @Nullable String successUrl,
      @Nullable String errorUrl) {
    public static final Brand NONE = new Brand(null, null, null, null, null, null);
  }

  public Brand of(String client) {
    return find(client)
        .map(
            row ->
                new Brand(
                    row.name(),
                    row.colour(),
                    row.darkColour(),
                    row.logo(),
                    row.successUrl(),
                    row.errorUrl()))
        .orElse(Brand.NONE);
  }

  private Optional<BrandRow> find(String client) {
    return database.transact(work -> work.brands().find(client));
  }

  /// @throws IllegalArgumentException when people could not read it, with a sentence that says so
  public void put(String client, Brand brand) {
    if (brand.name() != null && (brand.name().isBlank() || brand.name().length() > MOST_NAME))
      throw new IllegalArgumentException(
          "the name must have 1 to %d characters".formatted(MOST_NAME));
    colour("colour", brand.colour(), LIGHT);
    colour("dark colour", brand.darkColour(), DARK);
    url("success URL", brand.successUrl());
    url("error URL", brand.errorUrl());
    var type = brand.logo() == null ? null : logoType(brand.logo());
    database.run(
        work -> {
          if (work.clients().client(client).isEmpty())
            throw new IllegalArgumentException("no client " + client);
          work.brands()
              .put(
                  new BrandRow(
                      client,
                      brand.name(),
                      brand.colour(),
                      brand.darkColour(),
                      brand.logo(),
                      type,
                      brand.successUrl(),
                      brand.errorUrl()));
          work.audit()
              .append(
                  new AuditRows.Entry(
                      clock.instant(), client, "operator", "client.branded", client, ""));
        });
  }

  /// @return the media type
  public static String logoType(byte[] logo) {
    if (logo.length > MOST_LOGO_BYTES)
      throw new IllegalArgumentException(
          "the logo is larger than %d kB".formatted(MOST_LOGO_BYTES / 1000));
    if (logo.length > 8 && logo[0] == (byte) 0x89 && logo[1] == 'P' && logo[2] == 'N')
      return "image/png";
    if (logo.length > 3 && logo[0] == (byte) 0xff && logo[1] == (byte) 0xd8) return "image/jpeg";
    throw new IllegalArgumentException("the logo is neither a PNG nor a JPEG");
  }

  private static void url(String what, @Nullable String url) {
    if (url == null) return;
    try {
      var parsed = URI.create(url);
      if (parsed.getHost() != null && String.valueOf(parsed.getScheme()).matches("https?")) return;
    } catch (IllegalArgumentException ignored) {
      // The sentence below says what is wrong.
    }
    throw new IllegalArgumentException("the %s is no http(s) address: %s".formatted(what, url));
  }

  private static void colour(String what, @Nullable String colour, String ground) {
    if (colour == null) return;
    if (!COLOUR.matcher(colour).matches())
      throw new IllegalArgumentException(
          "the %s must be written as #rrggbb, not %s".formatted(what, colour));
    var contrast = contrast(colour, ground);
    if (contrast < LEAST_CONTRAST)
      throw new IllegalArgumentException(
          "the %s %s cannot be read on %s: its contrast is %.1f, and must be %.1f at least (WCAG 2.2, 1.4.3)"
              .formatted(what, colour, ground, contrast, LEAST_CONTRAST));
  }

  /// What can be read on a button of the colour.
  public static String on(String colour) {
    return contrast(colour, "#ffffff") >= LEAST_CONTRAST ? "#ffffff" : "#000000";
  }

  /// The ratio of WCAG 2.2 between two colours, 1 to 21.
  public static double contrast(String one, String other) {
    var a = luminance(one);
    var b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    var rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    var share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
