package bonafide.screening.list.ppatk;

import bonafide.screening.format.Dates;
import bonafide.screening.format.ListFormat;
import bonafide.screening.format.Sample;
import bonafide.screening.format.Table;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Draft;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Reading;
import bonafide.screening.listing.Reading.Rejected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// DTTOT (suspected terrorists) and WMD (proliferators) as the XLSX of the Indonesian financial
/// intelligence unit, or the same table as CSV: Nama, Deskripsi, Terduga, Kode Densus, Tempat
/// Lahir, Tanggal Lahir, WN/Asal Negara, Alamat. Aliases stand inside Nama, apart by "alias";
/// birth dates are free text.
public final class PpatkTable implements ListFormat {
  private static final Pattern ALIAS = Pattern.compile("(?i)\\s*(?:,|;)?\\s*\\balias\\b\\s*:?\\s*");

  @Override
  public String name() {
    return "PPATK, table";
  }

  @Override
  public @Nullable Piece recognise(Sample sample) {
    var header =
        sample
            .head()
            .lines()
            .limit(5)
            .filter(line -> line.contains("Nama") && line.contains("Terduga"))
            .findFirst();
    if (header.isEmpty()) return null;
    var proliferation =
        sample.name().contains("wmd")
            || sample.name().contains("proliferasi")
            || sample.head().contains("DPRKi.")
            || sample.head().contains("IRi.");
    return Piece.whole("PPATK", proliferation ? "LDP" : "DTTOT", "");
  }

  @Override
  public Reading read(String list, Map<String, List<Path>> files) throws IOException {
    var listings = new ArrayList<Listing>();
    var rejected = new ArrayList<Rejected>();
    var ids = new HashSet<String>();
    for (var file : files.getOrDefault("list", List.of())) {
      Table.records(
          file,
          "Nama",
          row -> {
            var code =
                row.getOrDefault(
                    "Kode Densus",
                    row.getOrDefault(
                        "Referensi", "row " + (listings.size() + rejected.size() + 1)));
            try {
              listings.add(listing(list, code, row, ids));
            } catch (IllegalArgumentException e) {
              rejected.add(new Rejected(code, String.valueOf(e.getMessage())));
            }
          });
    }
    return new Reading(listings, rejected);
  }

  private static Listing listing(
      String list, String code, Map<String, String> row, Set<String> ids) {
    var id = "ppatk-" + code.strip().replaceAll("\\s+", "-");
    while (!ids.add(id)) id += "x";
    var organisation = row.getOrDefault("Terduga", "").equalsIgnoreCase("Korporasi");
    var draft =
        new Draft(id, "PPATK", list)
            .kind(organisation ? Kind.ORGANISATION : Kind.PERSON)
            .record(row);
    for (var name : ALIAS.split(row.getOrDefault("Nama", ""))) {
      draft.name(draft.hasNoName() ? Alias.primary(name) : Alias.strong(name));
    }
    // Day and month 00 or the year 1970 with an unknown day are this table's way to say
    // "unknown".
    for (var date : Dates.in(row.getOrDefault("Tanggal Lahir", "").replaceAll("00/00/1970", "")))
      draft.date(date);
    for (var country : row.getOrDefault("WN/Asal Negara", "").split("[/,;]"))
      draft.country(country);
    return draft.sanction();
  }
}
