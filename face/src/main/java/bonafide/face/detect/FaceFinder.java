package bonafide.face.detect;

import bonafide.face.model.Own;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// All faces of a picture with their points, largest first. Safe for many threads.
public final class FaceFinder implements AutoCloseable {
  /// More faces than these are counted as found, but get no points.
  private static final int MOST = 12;

  /// The mesh network's own doubt, below which a find is taken for none.
  private static final double LEAST_FACE = 0.4;

  /// The square handed to the mesh network, in widths of the box.
  private static final double AROUND = 1.5;

  private final Detector detector = new Detector();
  private final Own.Loaded mesh = Own.MESH.load();

  public List<Face> faces(Picture picture) {
    for (var tries : List.of(1.0, 1.5)) { // a very tight crop is found with room around it
      var faces = meshes(picture, whole(picture, tries));
      if (!faces.isEmpty()) return faces;
    }
    return meshes(picture, tiles(picture));
  }

  private List<Found> whole(Picture picture, double room) {
    return detector.find(
        picture,
        (picture.width() - 1) / 2.0,
        (picture.height() - 1) / 2.0,
        Math.max(picture.width(), picture.height()) * room);
  }

  /// Small faces: nine squares of half the picture's size that overlap.
  private List<Found> tiles(Picture picture) {
    var found = new ArrayList<Found>();
    var side = Math.max(picture.width(), picture.height()) / 2.0;
    for (var across = 1; across <= 3; across++) {
      for (var down = 1; down <= 3; down++) {
        var x = picture.width() * across / 4.0;
        var y = picture.height() * down / 4.0;
        found.addAll(detector.find(picture, x, y, side));
      }
    }
    return Detector.merged(found);
  }

  private List<Face> meshes(Picture picture, List<Found> found) {
    var faces = new ArrayList<Face>();
    found.stream()
        .sorted(Comparator.comparingDouble((Found f) -> f.box().area()).reversed())
        .limit(MOST)
        .forEach(
            f -> {
              var face = face(picture, f);
              if (face.confidence() >= LEAST_FACE) faces.add(face);
            });
    return List.copyOf(faces);
  }

  private Face face(Picture picture, Found found) {
    var box = found.box();
    var input = mesh.input();
    var map =
        Similarity.square(
            box.centreX(),
            box.centreY(),
            Math.max(box.wide(), box.high()) * AROUND,
            found.angle(),
            input.wide());
    var answer = mesh.ask(picture, map);
    var points = Objects.requireNonNull(answer.get("points"));
    var placed = new float[points.length];
    for (var i = 0; i < points.length; i += 3) {
      placed[i] = (float) map.x(points[i], points[i + 1]);
      placed[i + 1] = (float) map.y(points[i], points[i + 1]);
      placed[i + 2] = (float) (points[i + 2] * map.scale());
    }
    return new Face(box, Objects.requireNonNull(answer.get("face"))[0], placed);
  }

  @Override
  public void close() {
    detector.close();
    mesh.close();
  }
}
