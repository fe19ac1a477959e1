package bonafide.screening;

import bonafide.screening.format.ListFormat;
import bonafide.screening.format.ListFormat.Piece;
import bonafide.screening.format.Sample;
import bonafide.screening.list.eu.EuJournalCsv;
import bonafide.screening.list.eu.EuXml;
import bonafide.screening.list.mas.MasSchedule;
import bonafide.screening.list.ofac.OfacCsv;
import bonafide.screening.list.ofac.OfacXml;
import bonafide.screening.list.own.OwnJsonLines;
import bonafide.screening.list.ppatk.PpatkTable;
import bonafide.screening.list.uk.UkTable;
import bonafide.screening.list.un.UnXml;
import bonafide.screening.listing.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that together are one list of one publisher, found by their content.
///
/// @param date the newest date the files state, as ISO text; empty when they state none
/// @param files by role
public record Publication(
    ListFormat format, String publisher, String list, String date, Map<String, List<Path>> files) {

  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

  private static final List<ListFormat> FORMATS =
      List.of(
          new OfacXml(),
          new OfacCsv(),
          new UnXml(),
          new EuXml(),
          new EuJournalCsv(),
          new UkTable(),
          new MasSchedule(),
          new PpatkTable(),
          new OwnJsonLines());

  /// The publisher and its list, as `OFAC-SDN`.
  public String key() {
    return (publisher + "-" + list).replaceAll("[^A-Za-z0-9-]+", "-");
  }

  public Reading read() throws IOException {
    return format.read(list, files);
  }

  /// Every publication in a folder and the folders below it. Where several files could be the
  /// same part of a list, the newest counts: by the date inside, else by the date in the name,
  /// else by the name.
  public static List<Publication> in(Path folder) throws IOException {
    return in(folder, (file, why) -> LOG.warn("{} cannot be read: {}", file, why));
  }

  /// @param unreadable told of each file whose content cannot even be looked at, and why
  static List<Publication> in(Path folder, BiConsumer<Path, String> unreadable) throws IOException {
    var found = new TreeMap<String, Map<String, List<Found>>>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        Sample sample;
        try {
          sample = Sample.of(file);
        } catch (IOException e) {
          unreadable.accept(file, String.valueOf(e.getMessage()));
          continue;
        }
        for (var format : FORMATS) {
          var piece = format.recognise(sample);
          if (piece == null) continue;
          found
              .computeIfAbsent(
                  piece.publisher() + "\t" + piece.list() + "\t" + format.name(),
                  _ -> new LinkedHashMap<>())
              .computeIfAbsent(piece.role(), _ -> new ArrayList<>())
              .add(new Found(format, piece, file));
          break;
        }
      }
    }
    var newest = new LinkedHashMap<String, Publication>();
    for (var roles : found.values()) {
      if (roles.values().stream().noneMatch(pieces -> pieces.getFirst().piece.required())) continue;
      var publication = publication(roles);
      newest.merge(
          publication.key(), publication, (a, b) -> a.date().compareTo(b.date()) >= 0 ? a : b);
    }
    return List.copyOf(newest.values());
  }

  private static Publication publication(Map<String, List<Found>> roles) {
    var files = new LinkedHashMap<String, List<Path>>();
    var date = "";
    for (var role : roles.entrySet()) {
      var newest =
          role.getValue().stream()
              .max(Comparator.comparing((Found f) -> f.piece.date()).thenComparing(f -> f.file))
              .orElseThrow();
      if (newest.piece.required()) date = newest.piece.date();
      files.put(
          role.getKey(),
          newest.piece.many()
              ? role.getValue().stream().map(Found::file).toList()
              : List.of(newest.file));
    }
    var any = roles.values().iterator().next().getFirst();
    return new Publication(any.format, any.piece.publisher(), any.piece.list(), date, files);
  }

  private record Found(ListFormat format, Piece piece, Path file) {}
}
