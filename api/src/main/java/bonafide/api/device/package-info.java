/// The scripts that let a browser tell of its device, and what they ask the server for.
@NullMarked
package bonafide.api.device;

import org.jspecify.annotations.NullMarked;
