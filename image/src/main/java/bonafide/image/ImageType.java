package bonafide.image;

/// Kinds of picture files, told by their content.
public enum ImageType {
  JPEG,
  PNG,
  BMP
}
