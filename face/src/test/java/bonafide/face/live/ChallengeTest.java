package bonafide.face.live;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.face.Faces;
import bonafide.face.drawn.DrawnFace;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.face.live.Challenge.Step;
import bonafide.image.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Challenge CHALLENGE =
      new Challenge(
          "n1",
          List.of(Step.TURN_LEFT, Step.BLINK, Step.TURN_RIGHT),
          START,
          Duration.ofSeconds(60));
  private static final Look SHUT = new Look(0, 1, 0, 0, 0);

  private static Faces faces;

  @BeforeAll
  static void open() {
    faces = new Faces(null);
  }

  @AfterAll
  static void close() {
    faces.close();
  }

  private static List<Frame> frames(List<Picture> pictures) {
    var following = faces.frames();
    var frames = new ArrayList<Frame>();
    for (var picture : pictures) {
      var out = new ByteArrayOutputStream();
      try {
        ImageIO.write(picture.toImage(), "png", out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      frames.add(following.add(out.toByteArray(), START.plusMillis(300L * frames.size())));
    }
    return frames;
  }

  private static Picture face(int person) {
    return new DrawnFace(person).picture(Look.PLAIN);
  }

  @Test
  void aHeadThatFollowsPasses() {
    var plain = face(0);
    var followed =
        List.of(
            plain,
            Turned.head(plain, 25),
            Turned.head(plain, 48),
            plain,
            new DrawnFace(0).picture(SHUT),
            plain,
            Turned.head(plain, -48));
    assertThat(ChallengeJudge.judge(CHALLENGE, "n1", frames(followed)))
        .isEqualTo(new ChallengeJudge.Result(true, 3, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aPhotoTurnedAnyWayNeverPasses(int person) {
    var photo = face(person);
    for (var degrees : List.of(25, 40, 55)) {
      var attack =
          List.of(
              photo,
              Turned.photo(photo, degrees),
              photo,
              new DrawnFace(person).picture(SHUT), // another photo, with the eyes shut
              photo,
              Turned.photo(photo, -degrees),
              photo,
              Turned.photo(photo, degrees));
      var frames = frames(attack);
      assertThat(frames).allMatch(frame -> Math.abs(frame.yaw()) < Challenge.TURN);
      assertThat(ChallengeJudge.judge(CHALLENGE, "n1", frames).passed()).isFalse();
    }
  }

  private static Frame frame(int second, double yaw, double open, double likeness) {
    return new Frame(START.plusSeconds(second), 1, yaw, new Eyes.Openness(open, open), likeness);
  }

  private static List<Frame> good() {
    return List.of(
        frame(0, 0, 0.35, 100),
        frame(1, 31, 0.35, 70),
        frame(2, 1, 0.35, 99),
        frame(3, 1, 0.03, 97),
        frame(4, 0, 0.35, 99),
        frame(5, -33, 0.35, 60));
  }

  private static String reason(String nonce, List<Frame> frames) {
    var result = ChallengeJudge.judge(CHALLENGE, nonce, frames);
    assertThat(result.passed()).isEqualTo(result.reason().isEmpty());
    return result.reason();
  }

  @Test
  void everyWayOfNotFollowingIsNamed() {
    assertThat(reason("n1", good())).isEmpty();
    assertThat(reason("n2", good())).contains("another challenge");
    assertThat(reason("n1", List.of())).contains("no pictures");
    assertThat(reason("n1", good().subList(0, 5))).contains("to its end");
    var wrongWay = new ArrayList<>(good());
    wrongWay.set(1, frame(1, -31, 0.35, 70));
    assertThat(reason("n1", wrongWay)).contains("the other way");
    var late = new ArrayList<>(good());
    late.set(5, frame(61, -33, 0.35, 60));
    assertThat(reason("n1", late)).contains("in time");
    var swapped = new ArrayList<>(good());
    swapped.set(4, frame(4, 0, 0.35, 20));
    assertThat(reason("n1", swapped)).contains("not the same");
    var joined = new ArrayList<>(good());
    joined.set(2, new Frame(START.plusSeconds(2), 2, 0, new Eyes.Openness(0.3, 0.3), 99));
    assertThat(reason("n1", joined)).contains("Another face");
  }

  @Test
  void theOrderCannotBeForeseenAndAsksForBothSides() {
    var orders = new java.util.HashSet<List<Step>>();
    for (var seed = 0; seed < 200; seed++) {
      var challenge = Challenge.of("n", new Random(seed), START, Duration.ofMinutes(1));
      assertThat(challenge.steps())
          .hasSize(4)
          .contains(Step.TURN_LEFT, Step.TURN_RIGHT, Step.BLINK);
      orders.add(challenge.steps());
    }
    assertThat(orders).hasSize(6);
  }
}
