package bonafide.face;

import bonafide.face.compare.Describer;
import bonafide.face.detect.FaceFinder;
import bonafide.face.drawn.DrawnFace;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.face.live.PresentationAttack;
import bonafide.face.model.Description.Role;
import bonafide.face.model.Models;
import java.util.List;

/// Tries a model on faces nobody has, before it is put in use.
public final class SelfTest {
  private static final List<Look> LOOKS =
      List.of(Look.PLAIN, new Look(0.9, 0.8, 6, 10, -8), new Look(1, 1.1, -8, -20, 10));

  private SelfTest() {}

  /// @throws IllegalArgumentException with what is wrong
  public static void check(Models.Loaded model) {
    try (var finder = new FaceFinder()) {
      if (model.description().role() == Role.DESCRIBE) describes(new Describer(model), finder);
      else tells(new PresentationAttack(model), finder);
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "the network does not take what model.yaml says: " + e.getMessage(), e);
    }
  }

  /// A face is nearer to itself, in another light and turned, than to any other.
  private static void describes(Describer describer, FaceFinder finder) {
    var sign = describer.isDistance() ? -1 : 1;
    for (var person = 0; person < 4; person++) {
      var plain = numbers(describer, finder, person, Look.PLAIN);
      for (var value : plain)
        if (!Float.isFinite(value))
          throw new IllegalArgumentException("the network answers what is no number");
      for (var look : LOOKS) {
        var self = sign * describer.similarity(plain, numbers(describer, finder, person, look));
        var other =
            sign * describer.similarity(plain, numbers(describer, finder, person + 1, look));
        if (self <= other)
          throw new IllegalArgumentException(
              "the network takes two drawn faces for more alike than one under two lights: check"
                  + " input and align in model.yaml");
      }
    }
  }

  private static float[] numbers(Describer describer, FaceFinder finder, int person, Look look) {
    var picture = new DrawnFace(person).picture(look);
    return describer.describe(picture, finder.faces(picture).getFirst());
  }

  private static void tells(PresentationAttack attack, FaceFinder finder) {
    var picture = new DrawnFace(0).picture(Look.PLAIN);
    var live = attack.liveness(picture, finder.faces(picture).getFirst());
    if (!(live >= 0 && live <= 1))
      throw new IllegalArgumentException("the network answers what is no probability");
  }
}
