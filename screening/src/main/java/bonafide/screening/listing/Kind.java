package bonafide.screening.listing;

/// What a listing describes.
public enum Kind {
  PERSON,
  ORGANISATION,
  VESSEL,
  AIRCRAFT,
  UNKNOWN
}
