package bonafide.face;

import bonafide.face.Faces.Described;
import bonafide.face.compare.Calibration;
import bonafide.face.compare.Comparison;
import bonafide.face.model.Description.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;

/// Files of pairs of pictures. Each picture is looked at once, however often it occurs.
public final class FacePairs {
  private final Faces faces;
  private final Map<Path, Described> seen = new ConcurrentHashMap<>();

  public FacePairs(Faces faces) {
    this.faces = faces;
  }

  /// @param one relative to the folder of the file of pairs
  /// @param same whether both show one person, where the file says so
  private record Pair(String id, Path one, Path two, String same) {}

  /// Reads `id,file_a,file_b` and writes `id,score,faces_a,faces_b,failure`; the score is empty
  /// where a picture could not be used.
  ///
  /// @return how many pairs
  public int compare(Path file, Path out) throws IOException {
    var pairs = pairs(file);
    var lines = new String[pairs.size()];
    IntStream.range(0, lines.length).parallel().forEach(i -> lines[i] = line(pairs.get(i)));
    var all = new ArrayList<>(List.of("id,score,faces_a,faces_b,failure"));
    all.addAll(List.of(lines));
    Files.write(out, all);
    return lines.length;
  }

  private String line(Pair pair) {
    var one = described(pair.one());
    var two = described(pair.two());
    return switch (faces.compare(one, two)) {
      case Comparison.Compared compared ->
          String.format(
              Locale.ROOT, "%s,%.1f,%d,%d,", pair.id(), compared.score(), one.faces(), two.faces());
      case Comparison.Failed(var which, var reason) ->
          "%s,,%d,%d,\"%s: %s\""
              .formatted(
                  pair.id(), one.faces(), two.faces(), which == 1 ? "file_a" : "file_b", reason);
    };
  }

  /// What a population says about the model in use.
  ///
  /// @param different pairs of different people
  /// @param same pairs of one person
  /// @param unusable pairs with a picture that could not be used
  /// @param table false-match rates and the similarity each belongs to
  /// @param missed for each of them, the part of one person's pairs that would be missed
  public record Calibrated(
      int different, int same, int unusable, List<Point> table, List<Double> missed) {}

  /// Reads `id,file_a,file_b,same` with same as 1 or 0.
  ///
  /// @throws IllegalArgumentException with fewer than 1,000 usable pairs of different people
  public Calibrated calibrate(Path file) throws IOException {
    var pairs = pairs(file);
    var sign = faces.isDistance() ? -1 : 1;
    var different = new ArrayList<Double>();
    var same = new ArrayList<Double>();
    var unusable = 0;
    pairs.parallelStream().forEach(pair -> List.of(described(pair.one()), described(pair.two())));
    for (var pair : pairs) {
      if (!pair.same().equals("1") && !pair.same().equals("0"))
        throw new IllegalArgumentException(pair.id() + ": same must be 1 or 0");
      var one = described(pair.one());
      var two = described(pair.two());
      if (one.failure().isEmpty() && two.failure().isEmpty())
        (pair.same().equals("1") ? same : different).add(sign * faces.similarity(one, two));
      else unusable++;
    }
    if (different.size() < 1_000)
      throw new IllegalArgumentException(
          "%d pairs of different people are too few: 1,000 are the least, 100,000 reach down to a"
                  .formatted(different.size())
              + " false-match rate of 0.01 %");
    var impostors = different.stream().mapToDouble(d -> d).toArray();
    var table = Calibration.table(impostors, faces.isDistance());
    var missed =
        table.stream()
            .map(
                point ->
                    same.isEmpty()
                        ? Double.NaN
                        : same.stream().filter(s -> s < sign * point.at()).count()
                            / (double) same.size())
            .toList();
    return new Calibrated(different.size(), same.size(), unusable, table, missed);
  }

  private Described described(Path file) {
    return seen.computeIfAbsent(
        file,
        path -> {
          try {
            return faces.describe(Files.readAllBytes(path));
          } catch (IOException e) {
            throw new IllegalArgumentException(path + " cannot be read", e);
          }
        });
  }

  private static List<Pair> pairs(Path file) throws IOException {
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    var folder = java.util.Objects.requireNonNull(file.toAbsolutePath().getParent());
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var rows = format.parse(reader)) {
      for (var column : List.of("file_a", "file_b")) {
        if (!rows.getHeaderNames().contains(column))
          throw new IllegalArgumentException(file + ": the column " + column + " is missing");
      }
      var pairs = new ArrayList<Pair>();
      for (var row : rows) {
        var id = row.isMapped("id") ? row.get("id") : String.valueOf(row.getRecordNumber());
        var same = row.isMapped("same") ? row.get("same").strip() : "";
        pairs.add(
            new Pair(
                id, folder.resolve(row.get("file_a")), folder.resolve(row.get("file_b")), same));
      }
      return pairs;
    }
  }
}
