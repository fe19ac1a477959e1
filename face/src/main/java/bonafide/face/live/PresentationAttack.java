package bonafide.face.live;

import bonafide.face.detect.Face;
import bonafide.face.model.Models;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import java.util.List;

/// Whether a picture shows a person or a picture of one, by the networks an operator has
/// installed: each sees another part around the face, and the mean of their answers counts.
public final class PresentationAttack implements AutoCloseable {
  private final Models.Loaded model;

  public PresentationAttack(Models.Loaded model) {
    this.model = model;
  }

  public String name() {
    return model.description().name();
  }

  /// The kinds of attack the model was made for.
  public List<String> attacks() {
    return model.description().attacks();
  }

  public boolean isLive(double probability) {
    return probability >= model.description().threshold();
  }

  /// That a living person was before the camera, from 0 to 1.
  public double liveness(Picture picture, Face face) {
    double sum = 0;
    for (var i = 0; i < model.networks().size(); i++) {
      var network = model.networks().get(i);
      var around = model.description().networks().get(i).around();
      var input = network.input();
      var box = face.extent();
      // As large as asked, but no larger than the picture, and moved inside it.
      var factor =
          Math.min(around, Math.min(picture.width() / box.wide(), picture.height() / box.high()));
      var wide = box.wide() * factor;
      var high = box.high() * factor;
      var left = Math.clamp(box.centreX() - wide / 2, 0, Math.max(0, picture.width() - wide));
      var top = Math.clamp(box.centreY() - high / 2, 0, Math.max(0, picture.height() - high));
      var step = wide / input.wide();
      var map = new Similarity(step, 0, left + step / 2 - 0.5, top + step / 2 - 0.5);
      var tall = high / input.high() / step;
      sum +=
          probability(
              network
                  .ask(picture.sample(map, tall, input.wide(), input.high()))
                  .values()
                  .iterator()
                  .next());
    }
    return sum / model.networks().size();
  }

  private double probability(float[] outputs) {
    double most = Double.NEGATIVE_INFINITY;
    for (var output : outputs) most = Math.max(most, output);
    double all = 0;
    for (var output : outputs) all += Math.exp(output - most);
    return Math.exp(outputs[model.description().liveClass()] - most) / all;
  }

  @Override
  public void close() {
    model.close();
  }
}
