package bonafide.image;

/// What came of reading a file as a picture.
public sealed interface Reading {

  /// @param width of the file, before anything was turned or made smaller
  /// @param height likewise
  record Read(Picture picture, ImageType type, int width, int height) implements Reading {}

  /// @param detail a sentence for the person who handed it in
  record Unreadable(Why why, String detail) implements Reading {}

  enum Why {
    EMPTY,
    UNSUPPORTED,
    TOO_MANY_PIXELS,
    BROKEN
  }
}
