/// Turns networks as TensorFlow.js and face-api publish them into ONNX; runs while the product is
/// built, never in a server.
@NullMarked
package bonafide.face.convert;

import org.jspecify.annotations.NullMarked;
