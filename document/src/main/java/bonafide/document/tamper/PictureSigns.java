package bonafide.document.tamper;

import bonafide.core.DocumentReading.Sign;
import bonafide.image.ImageType;
import bonafide.image.Pictures;
import bonafide.image.Pictures.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a picture file says about its making, and what its pixels say about how often it was saved.
public final class PictureSigns {
  private static final List<String> EDITORS =
      List.of(
          "photoshop",
          "gimp",
          "illustrator",
          "lightroom",
          "affinity",
          "pixelmator",
          "paint.net",
          "picsart",
          "snapseed",
          "canva",
          "corel",
          "facetune",
          "meitu",
          "pixlr",
          "fotor");

  /// Screens of common phones and computers, in pixels, the shorter side first.
  private static final Set<String> SCREENS =
      Set.of(
          "750x1334",
          "828x1792",
          "1125x2436",
          "1170x2532",
          "1179x2556",
          "1206x2622",
          "1242x2688",
          "1284x2778",
          "1290x2796",
          "1320x2868",
          "720x1280",
          "720x1520",
          "720x1600",
          "1080x1920",
          "1080x2160",
          "1080x2220",
          "1080x2280",
          "1080x2340",
          "1080x2400",
          "1440x2560",
          "1440x2960",
          "1440x3040",
          "1440x3120",
          "1440x3200",
          "768x1366",
          "900x1440",
          "900x1600",
          "1200x1920",
          "1600x2560",
          "2160x3840",
          "1668x2388",
          "2048x2732",
          "1620x2160",
          "1536x2048");

  private static final double UPRIGHT = 12;

  private PictureSigns() {}

  public static List<Sign> of(byte[] file) {
    var signs = new ArrayList<Sign>();
    var origin = Pictures.origin(file);
    var software = origin.software();
    if (EDITORS.stream().anyMatch(software.toLowerCase(Locale.ROOT)::contains))
      signs.add(
          new Sign(
              "PICTURE_EDITOR",
              "The picture was written by %s, which changes pictures.".formatted(software),
              0.6));
    screenshot(file, origin).ifPresent(signs::add);
    signs.addAll(saved(file));
    return List.copyOf(signs);
  }

  /// What the pixels alone say.
  static List<Sign> saved(byte[] file) {
    var signs = new ArrayList<Sign>();
    var middle = Middle.of(file);
    middle
        .flatMap(pixels -> Luma.of(file, pixels))
        .flatMap(Resaved::of)
        .map(PictureSigns::resaved)
        .ifPresent(signs::addAll);
    middle.flatMap(Grid::of).map(PictureSigns::grid).ifPresent(signs::add);
    return signs;
  }

  private static Optional<Sign> screenshot(byte[] file, Origin origin) {
    var said = (origin.software() + " " + origin.comment()).toLowerCase(Locale.ROOT);
    if (said.contains("screenshot"))
      return Optional.of(
          new Sign("PICTURE_OF_SCREEN", "The file says that it is a screenshot.", 0.4));
    return Pictures.head(file)
        .filter(head -> head.type() == ImageType.PNG && origin.camera().isEmpty())
        .map(
            head ->
                Math.min(head.width(), head.height()) + "x" + Math.max(head.width(), head.height()))
        .filter(SCREENS::contains)
        .map(
            size ->
                new Sign(
                    "PICTURE_OF_SCREEN",
                    "No camera wrote the file, and it is as large as a screen: %s pixels."
                        .formatted(size),
                    0.3));
  }

  /// Whoever prints turns the grid of black by 45 degrees; a screen is held about upright.
  private static Sign grid(Grid grid) {
    var isScreen = grid.degrees() <= UPRIGHT;
    return new Sign(
        isScreen ? "PICTURE_OF_SCREEN" : "PICTURE_OF_PRINT",
        String.format(
            Locale.ROOT,
            "The picture has %s: dots %.1f pixels apart, turned by %.0f degrees.",
            isScreen ? "the grid of a screen's pixels" : "the screen that printers set shades with",
            grid.pitch(),
            grid.degrees()),
        0.4);
  }

  private static List<Sign> resaved(Resaved resaved) {
    var signs = new ArrayList<Sign>();
    signs.add(
        new Sign(
            "PICTURE_SAVED_AGAIN",
            "The picture was saved twice, the first time more coarsely.",
            0.2)); // so does whoever sends or turns it
    var area = resaved.spliced();
    if (area != null)
      signs.add(
          new Sign(
              "PICTURE_SPLICED",
              "An area of %d x %d pixels at %d, %d was put in after the picture was first saved."
                  .formatted(area.wide(), area.high(), area.x(), area.y()),
              0.8));
    return signs;
  }
}
