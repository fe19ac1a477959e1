package bonafide.face.live;

import java.time.Instant;

/// What one picture of a challenge shows.
///
/// @param taken when it arrived
/// @param faces how many faces are large enough to count
/// @param yaw degrees by which the head is turned, positive towards the person's left
/// @param eyes how far they are open
/// @param likeness how alike this face is to the first picture's: 0 to 100
public record Frame(Instant taken, int faces, double yaw, Eyes.Openness eyes, double likeness) {}
