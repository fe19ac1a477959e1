package bonafide.face.model;

import bonafide.face.model.Description.Part;
import bonafide.face.model.Description.Role;
import bonafide.network.Network;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The models an operator has installed, one folder a role with `model.yaml` and its networks;
/// and in place of a missing one what comes with the product.
public final class Models {
  private final @Nullable Path folder;

  /// @param folder null for what comes with the product alone
  public Models(@Nullable Path folder) {
    this.folder = folder;
  }

  /// A description with its networks loaded.
  public record Loaded(Description description, List<Own.Loaded> networks)
      implements AutoCloseable {
    @Override
    public void close() {
      networks.forEach(Own.Loaded::close);
    }
  }

  /// What describes faces: the operator's model, else the product's own.
  public Loaded describer() {
    var installed = installed(Role.DESCRIBE);
    if (installed.isPresent()) return installed.get();
    var own = Description.own();
    var part = own.networks().getFirst();
    var network = Network.own(Own.resource(part.file().replace(".onnx", "")), false);
    return new Loaded(own, List.of(new Own.Loaded(network, part.input().input())));
  }

  /// What tells living faces; nothing when the operator has installed none.
  public Optional<Loaded> liveness() {
    return installed(Role.LIVENESS);
  }

  private Optional<Loaded> installed(Role role) {
    if (folder == null) return Optional.empty();
    var place = folder.resolve(role.folder());
    if (!Files.exists(place.resolve("model.yaml"))) return Optional.empty();
    return Optional.of(load(place, role));
  }

  /// @throws IllegalArgumentException when a file is missing, changed or cannot be run
  public static Loaded load(Path place, @Nullable Role role) {
    var description = Description.read(place.resolve("model.yaml"));
    if (role != null && description.role() != role)
      throw new IllegalArgumentException(place + ": the role is not " + role);
    var networks = new ArrayList<Own.Loaded>();
    try {
      for (var part : description.networks())
        networks.add(new Own.Loaded(network(place, part), part.input().input()));
    } catch (IllegalArgumentException e) {
      networks.forEach(Own.Loaded::close);
      throw e;
    }
    return new Loaded(description, networks);
  }

  private static Network network(Path place, Part part) {
    var file = place.resolve(part.file()).normalize();
    if (!file.startsWith(place.normalize()))
      throw new IllegalArgumentException(part.file() + " lies outside the model's folder");
    try (var memory = Arena.ofConfined();
        var channel = FileChannel.open(file)) {
      var onnx = channel.map(MapMode.READ_ONLY, 0, channel.size(), memory).asByteBuffer();
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(onnx.duplicate());
      var digest = HexFormat.of().formatHex(sha256.digest());
      if (part.sha256() == null)
        throw new IllegalArgumentException(
            "%s: sha256 is missing; the file has %s".formatted(part.file(), digest));
      if (!digest.equals(part.sha256().toLowerCase(Locale.ROOT)))
        throw new IllegalArgumentException(
            "%s has the SHA-256 %s, not the one in model.yaml".formatted(part.file(), digest));
      return new Network(onnx);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
