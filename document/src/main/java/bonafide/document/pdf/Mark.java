package bonafide.document.pdf;

import java.awt.geom.Rectangle2D;

/// What a page shows in one place. Later marks lie over earlier ones.
public sealed interface Mark {
  /// In points from the lower left corner.
  Rectangle2D place();

  /// Letters of one kind on one line, close together; those that cannot be seen are left out.
  ///
  /// @param font by its name in the file
  record Letters(Rectangle2D place, String text, String font, double size) implements Mark {}

  /// An area filled with a colour that lets nothing through.
  record Cover(Rectangle2D place) implements Mark {}

  /// @param solid whether nothing can be seen through any part of it
  record Image(Rectangle2D place, boolean solid) implements Mark {}
}
