package bonafide.face;

import bonafide.core.Assurance;
import bonafide.face.compare.Calibration;
import bonafide.face.compare.Comparison;
import bonafide.face.compare.Describer;
import bonafide.face.detect.Face;
import bonafide.face.detect.FaceFinder;
import bonafide.face.live.Cropping;
import bonafide.face.live.Eyes;
import bonafide.face.live.Frame;
import bonafide.face.live.Masks;
import bonafide.face.live.PresentationAttack;
import bonafide.face.live.Surroundings;
import bonafide.face.model.Models;
import bonafide.image.Picture;
import bonafide.image.Pictures;
import bonafide.image.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything about faces. As many calls are worked on at once as there are cores; the others
/// wait in the order they came, so that memory stays bounded. Pictures and numbers of faces live
/// only as long as a call.
public final class Faces implements AutoCloseable {
  public static final String NO_FACE = "No face detected in image";

  /// Portraits with less between the eyes are mistaken too often: at 26 pixels two in three of
  /// one person's are missed.
  private static final double LEAST_EYE_DISTANCE = 25;

  /// The part of the largest face's area that makes another one count.
  private static final double PROMINENT = 0.3;

  private final FaceFinder finder = new FaceFinder();
  private final Describer describer;
  private final Eyes eyes = new Eyes();
  private final Masks masks = new Masks();
  private final @Nullable PresentationAttack attack;
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /// @param models where an operator's models lie; null for what comes with the product
  /// @throws IllegalArgumentException when an installed model cannot be used
  public Faces(@Nullable Path models) {
    var installed = new Models(models);
    describer = new Describer(installed.describer());
    attack = installed.liveness().map(PresentationAttack::new).orElse(null);
  }

  /// Which network compares.
  public String describerName() {
    return describer.name();
  }

  public Assurance assurance() {
    return describer.assurance();
  }

  /// Whether greater similarities mean less alike.
  public boolean isDistance() {
    return describer.isDistance();
  }

  /// Which network tells living faces; nothing when none is installed.
  public Optional<PresentationAttack> attack() {
    return Optional.ofNullable(attack);
  }

  /// A picture's faces as numbers, or why there are none. The numbers are biometric data: they
  /// cannot be read from outside.
  public static final class Described {
    private final List<Face> faces;
    private final List<float[]> numbers;
    private final String failure;

    private Described(List<Face> faces, List<float[]> numbers, String failure) {
      this.faces = faces;
      this.numbers = numbers;
      this.failure = failure;
    }

    public int faces() {
      return faces.size();
    }

    /// A sentence for whoever handed it in; empty when there is none.
    public String failure() {
      return failure;
    }
  }

  public Described describe(byte[] file) {
    return bounded(
        () ->
            switch (Pictures.read(file)) {
              case Reading.Unreadable(_, var detail) -> new Described(List.of(), List.of(), detail);
              case Reading.Read read -> describe(read.picture());
            });
  }

  private Described describe(Picture picture) {
    var faces = finder.faces(picture);
    if (faces.isEmpty()) return new Described(faces, List.of(), NO_FACE);
    var numbers = new ArrayList<float[]>();
    for (var face : prominent(faces)) {
      if (face.eyeDistance() >= LEAST_EYE_DISTANCE) numbers.add(describer.describe(picture, face));
    }
    return new Described(
        faces, numbers, numbers.isEmpty() ? "The face in the image is too small" : "");
  }

  /// The most similar pair of faces when a picture shows several.
  public Comparison compare(byte[] one, byte[] two) {
    return compare(describe(one), describe(two));
  }

  /// As above, but of the second picture only the largest face counts: somebody who holds up the
  /// document that the first picture shows.
  public Comparison compareHolder(byte[] one, byte[] two) {
    var described = describe(two);
    var largest =
        described.numbers.isEmpty()
            ? described
            : new Described(described.faces, described.numbers.subList(0, 1), described.failure);
    return compare(describe(one), largest);
  }

  public Comparison compare(Described one, Described two) {
    if (!one.failure.isEmpty()) return new Comparison.Failed(1, one.failure);
    if (!two.failure.isEmpty()) return new Comparison.Failed(2, two.failure);
    var rate = describer.calibration().falseMatchRate(similarity(one, two));
    return new Comparison.Compared(
        Calibration.score(rate), rate, one.faces.size(), two.faces.size());
  }

  /// As the model measures it: a distance or a cosine, before calibration. Both must show a face.
  public double similarity(Described one, Described two) {
    var sign = describer.isDistance() ? -1 : 1;
    var best = Double.NEGATIVE_INFINITY;
    for (var a : one.numbers)
      for (var b : two.numbers) best = Math.max(best, sign * describer.similarity(a, b));
    return sign * best;
  }

  private static List<Face> prominent(List<Face> faces) {
    var largest = faces.getFirst().box().area();
    return faces.stream().filter(face -> face.box().area() >= PROMINENT * largest).toList();
  }

  /// What came of looking at one picture.
  public sealed interface Checked {}

  public record Seen(Selfie selfie) implements Checked {}

  /// @param reason a sentence for whoever handed it in
  public record Unseen(String reason) implements Checked {}

  public Checked check(byte[] file) {
    return bounded(
        () ->
            switch (Pictures.read(file)) {
              case Reading.Unreadable(_, var detail) -> new Unseen(detail);
              case Reading.Read read -> check(read.picture());
            });
  }

  private Checked check(Picture picture) {
    var faces = finder.faces(picture);
    if (faces.isEmpty()) return new Unseen(NO_FACE);
    var face = faces.getFirst();
    return new Seen(
        new Selfie(
            faces,
            prominent(faces).size(),
            eyes.openness(picture, face),
            Cropping.isCropped(picture, face),
            Surroundings.areDocument(picture, face),
            masks.probability(picture, face),
            attack == null ? null : attack.liveness(picture, face)));
  }

  /// Looks at the pictures of a challenge one after the other.
  public Frames frames() {
    return new Frames();
  }

  /// The pictures of one challenge: each face is compared with the first.
  public final class Frames {
    private float @Nullable [] first;

    /// @return the same nothing for what cannot be read and for what shows no face
    public Frame add(byte[] file, Instant taken) {
      return bounded(
          () ->
              switch (Pictures.read(file)) {
                case Reading.Unreadable _ -> none(taken);
                case Reading.Read read -> add(read.picture(), taken);
              });
    }

    private Frame add(Picture picture, Instant taken) {
      var faces = finder.faces(picture);
      if (faces.isEmpty()) return none(taken);
      var face = faces.getFirst();
      var numbers = describer.describe(picture, face);
      if (first == null) first = numbers;
      var rate = describer.calibration().falseMatchRate(describer.similarity(first, numbers));
      return new Frame(
          taken,
          prominent(faces).size(),
          face.yaw(),
          eyes.openness(picture, face),
          Calibration.score(rate));
    }

    private static Frame none(Instant taken) {
      return new Frame(taken, 0, 0, new Eyes.Openness(0, 0), 0);
    }
  }

  private <T> T bounded(Supplier<T> work) {
    cores.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      cores.release();
    }
  }

  @Override
  public void close() {
    finder.close();
    describer.close();
    eyes.close();
    masks.close();
    if (attack != null) attack.close();
  }
}
