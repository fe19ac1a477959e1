/// Runs neural networks in the ONNX format, one picture at a time.
@NullMarked
package bonafide.network;

import org.jspecify.annotations.NullMarked;
