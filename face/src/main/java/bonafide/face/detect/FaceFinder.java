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
  /// Of more faces the smallest are left out.
  private static final int MOST = 64;

  /// The mesh network's own doubt, below which a find is taken for none.
  private static final double LEAST_FACE = 0.2;

  /// In a picture that was searched in parts, less sure finds are none.
  private static final double LEAST_SMALL = 0.5;

  /// In a picture laid on its side, less sure finds are none.
  private static final double LEAST_SIDEWAYS = 0.999;

  /// What the mesh network says of every upright face that is well seen.
  private static final double SURE = 0.9995;

  /// The square handed to the mesh network, in widths of the box.
  private static final double AROUND = 1.5;

  private final Detector detector = new Detector();
  private final Own.Loaded mesh = Own.MESH.load();

  public List<Face> faces(Picture picture) {
    for (var room : List.of(1.0, 1.5)) { // a very tight crop is found with room around it
      var faces = meshes(picture, whole(picture, room));
      if (!faces.isEmpty()) return faces;
    }
    for (var quarters : List.of(1, 3, 2)) {
      var faces = sideways(picture, quarters);
      if (!faces.isEmpty()) return faces;
    }
    return surer(meshes(picture, tiles(picture)), LEAST_SMALL);
  }

  private static List<Face> surer(List<Face> faces, double least) {
    return faces.stream().filter(face -> face.confidence() >= least).toList();
  }

  private List<Face> sideways(Picture picture, int quarters) {
    var turned = picture.turned(quarters);
    return surer(meshes(turned, whole(turned, 1)), LEAST_SIDEWAYS).stream()
        .map(face -> back(face, turned, quarters))
        .toList();
  }

  /// A face of the turned picture, as it lies in the one handed in.
  private static Face back(Face face, Picture turned, int quarters) {
    var mesh = face.mesh().clone();
    for (var i = 0; i < mesh.length; i += 3) {
      var place = back(mesh[i], mesh[i + 1], turned, quarters);
      mesh[i] = (float) place[0];
      mesh[i + 1] = (float) place[1];
    }
    var box = face.box();
    var one = back(box.x(), box.y(), turned, quarters);
    var two = back(box.x() + box.wide(), box.y() + box.high(), turned, quarters);
    var placed =
        new Box(
            Math.min(one[0], two[0]),
            Math.min(one[1], two[1]),
            Math.abs(one[0] - two[0]),
            Math.abs(one[1] - two[1]));
    return new Face(placed, face.confidence(), mesh);
  }

  private static double[] back(double x, double y, Picture turned, int quarters) {
    var right = turned.width() - 1.0;
    var bottom = turned.height() - 1.0;
    return switch (quarters) {
      case 1 -> new double[] {y, right - x};
      case 2 -> new double[] {right - x, bottom - y};
      default -> new double[] {bottom - y, x};
    };
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

  /// The detector takes a face that stands on its head for an upright one; the mesh is less sure
  /// of it than of the same face seen the right way up.
  private Face face(Picture picture, Found found) {
    var face = face(picture, found, found.angle());
    if (face.confidence() >= SURE) return face;
    var turned = face(picture, found, found.angle() + Math.PI);
    return turned.confidence() >= SURE ? turned : face;
  }

  private Face face(Picture picture, Found found, double angle) {
    var box = found.box();
    var input = mesh.input();
    var map =
        Similarity.square(
            box.centreX(),
            box.centreY(),
            Math.max(box.wide(), box.high()) * AROUND,
            angle,
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
