package bonafide.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One ONNX network with one picture as its input. Safe for many threads; each call uses one.
public final class Network implements AutoCloseable {
  private static final OrtEnvironment RUNTIME =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "bonafide");

  private static final int LONGEST_COMMAND_LINE = 4_000;

  private final OrtSession session;
  private final String input;

  /// @param onnx off the heap; may be freed afterwards
  /// @throws IllegalArgumentException when the bytes are no network that can be run
  public Network(ByteBuffer onnx) {
    this(onnx, false);
  }

  /// @param isLean whether it takes less memory and half as long again
  private Network(ByteBuffer onnx, boolean isLean) {
    refuseLongCommandLine();
    try (var options = new SessionOptions()) {
      if (isLean) options.setOptimizationLevel(OptLevel.EXTENDED_OPT);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setCPUArenaAllocator(false); // it keeps what the largest call needed, for ever
      options.addConfigEntry("session.use_device_allocator_for_initializers", "1");
      session = RUNTIME.createSession(onnx, options);
      var inputs = List.copyOf(session.getInputInfo().values());
      if (inputs.size() != 1
          || !(inputs.getFirst().getInfo() instanceof TensorInfo tensor)
          || tensor.getShape().length != 4)
        throw new IllegalArgumentException("the network must have one input of four dimensions");
      input = inputs.getFirst().getName();
    } catch (OrtException e) {
      throw new IllegalArgumentException("not a network that can be run: " + e.getMessage(), e);
    }
  }

  /// ONNX Runtime 1.29 ends the process when its command line is longer than a page.
  private static void refuseLongCommandLine() {
    try {
      var line = Path.of("/proc/self/cmdline");
      if (Files.exists(line) && Files.readAllBytes(line).length > LONGEST_COMMAND_LINE)
        throw new IllegalStateException(
            "the command line is longer than 4,000 characters, which the runtime for networks"
                + " does not survive: use the launcher, or -jar or CLASSPATH instead of -cp");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A network that comes with the product.
  ///
  /// @param resource null when the build left it out
  public static Network own(@Nullable URL resource, boolean isLean) {
    if (resource == null) throw new IllegalStateException("the build left out a network");
    try (var memory = Arena.ofConfined()) {
      var connection = resource.openConnection();
      var onnx = memory.allocate(connection.getContentLengthLong()).asByteBuffer();
      try (var in = Channels.newChannel(connection.getInputStream())) {
        while (onnx.hasRemaining() && in.read(onnx) >= 0) {}
      }
      return new Network(onnx.flip(), isLean);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param values in the network's own layout
  /// @return each output under its name, flat
  public Map<String, float[]> run(float[] values, int wide, int high, boolean channelsFirst) {
    var actual = channelsFirst ? new long[] {1, 3, high, wide} : new long[] {1, high, wide, 3};
    try (var tensor = OnnxTensor.createTensor(RUNTIME, FloatBuffer.wrap(values), actual);
        var answer = session.run(Map.of(input, tensor))) {
      var outputs = new HashMap<String, float[]>();
      for (var output : answer) {
        if (output.getValue() instanceof OnnxTensor floats) {
          var buffer = floats.getFloatBuffer();
          var flat = new float[buffer.remaining()];
          buffer.get(flat);
          outputs.put(output.getKey(), flat);
        }
      }
      return outputs;
    } catch (OrtException e) {
      throw new IllegalStateException("the network could not be run", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
