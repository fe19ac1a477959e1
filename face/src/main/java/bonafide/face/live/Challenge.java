package bonafide.face.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a person before a camera is asked to do, in this order and before it expires. A flat photo
/// held up and turned to 55 degrees looks turned by no more than 20; a head turns further.
///
/// @param nonce ties the pictures to this challenge; used once
public record Challenge(String nonce, List<Step> steps, Instant issued, Duration lifetime) {
  /// How far the head has to be turned, in degrees.
  public static final double TURN = 25;

  public enum Step {
    TURN_LEFT,
    TURN_RIGHT,
    BLINK
  }

  public Challenge {
    steps = List.copyOf(steps);
  }

  /// Both turns and a blink in a random order, then one turn more: a film of a moving head has to
  /// guess it.
  ///
  /// @param random must not be foreseeable: a `SecureRandom`
  public static Challenge of(String nonce, Random random, Instant now, Duration lifetime) {
    var steps = new ArrayList<>(List.of(Step.values()));
    java.util.Collections.shuffle(steps, random);
    steps.add(steps.getLast() == Step.TURN_LEFT ? Step.TURN_RIGHT : Step.TURN_LEFT);
    return new Challenge(nonce, steps, now, lifetime);
  }
}
