package bonafide.screening.format;

import bonafide.screening.listing.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One format of one publisher: knows its files by their content and maps its records to
/// listings.
public interface ListFormat {
  /// The name an operator reads, as `OFAC, CSV`.
  String name();

  /// What the file is to this format; null when it is something else.
  @Nullable Piece recognise(Sample sample);

  /// Maps a publication.
  ///
  /// @param list the sub-list
  /// @param files by role; every required role is there
  Reading read(String list, Map<String, List<Path>> files) throws IOException;

  /// @param publisher the issuer, as `OFAC`
  /// @param list the sub-list, as `SDN`
  /// @param role what the file is in a publication of several files
  /// @param required whether there is no publication without it
  /// @param many whether all files of the role belong together; else the newest counts
  /// @param date the publication's own date as ISO text, else empty
  record Piece(
      String publisher, String list, String role, boolean required, boolean many, String date) {
    public static Piece whole(String publisher, String list, String date) {
      return new Piece(publisher, list, "list", true, false, date);
    }
  }
}
