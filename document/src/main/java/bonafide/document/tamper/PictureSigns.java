package bonafide.document.tamper;

import bonafide.core.DocumentReading.Sign;
import bonafide.image.Pictures;
import java.util.List;
import java.util.Locale;

/// What a picture file says about the software that wrote it.
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

  private PictureSigns() {}

  public static List<Sign> of(byte[] file) {
    return Pictures.software(file)
        .filter(software -> EDITORS.stream().anyMatch(software.toLowerCase(Locale.ROOT)::contains))
        .map(
            software ->
                List.of(
                    new Sign(
                        "PICTURE_EDITOR",
                        "The picture was written by %s, which changes pictures."
                            .formatted(software),
                        0.6)))
        .orElse(List.of());
  }
}
