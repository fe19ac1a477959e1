package bonafide.face.live;

import bonafide.face.live.Challenge.Step;
import java.util.List;

/// Follows a challenge over the pictures taken.
public final class ChallengeJudge {
  /// The head is straight within so many degrees.
  private static final double STRAIGHT = 12;

  /// A turned face still has to be this alike; a straight one more.
  private static final double SAME_TURNED = 25;

  private static final double SAME_STRAIGHT = 50;

  private ChallengeJudge() {}

  /// @param stepsDone how many were followed before it ended
  /// @param reason why it was not passed; empty when it was
  public record Result(boolean passed, int stepsDone, String reason) {}

  /// @param nonce what the client sent back
  /// @param frames in the order they arrived
  public static Result judge(Challenge challenge, String nonce, List<Frame> frames) {
    if (!challenge.nonce().equals(nonce))
      return failed(0, "The pictures belong to another challenge.");
    if (frames.isEmpty()) return failed(0, "There are no pictures.");
    var expires = challenge.issued().plus(challenge.lifetime());
    var done = 0;
    var rested = false;
    for (var frame : frames) {
      if (frame.taken().isAfter(expires) || frame.taken().isBefore(challenge.issued()))
        return failed(done, "The challenge was not followed in time.");
      if (frame.faces() != 1)
        return failed(
            done, frame.faces() == 0 ? "The face left the picture." : "Another face appeared.");
      var straight = Math.abs(frame.yaw()) <= STRAIGHT;
      if (frame.likeness() < (straight ? SAME_STRAIGHT : SAME_TURNED))
        return failed(done, "The face is not the same throughout.");
      if (straight && frame.eyes().isOpen()) {
        rested = true;
      } else if (rested && done < challenge.steps().size()) {
        var step = challenge.steps().get(done);
        if (follows(step, frame)) {
          done++;
          rested = false;
        } else if (follows(Step.TURN_LEFT, frame) || follows(Step.TURN_RIGHT, frame)) {
          return failed(done, "The head was turned the other way.");
        }
      }
    }
    return done == challenge.steps().size()
        ? new Result(true, done, "")
        : failed(done, "The challenge was not followed to its end.");
  }

  private static boolean follows(Step step, Frame frame) {
    return switch (step) {
      case TURN_LEFT -> frame.yaw() >= Challenge.TURN;
      case TURN_RIGHT -> frame.yaw() <= -Challenge.TURN;
      case BLINK -> Math.abs(frame.yaw()) <= STRAIGHT && frame.eyes().isShut();
    };
  }

  private static Result failed(int done, String reason) {
    return new Result(false, done, reason);
  }
}
