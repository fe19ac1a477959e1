/// The businesses that use the platform, and the keys by which they are known.
@NullMarked
package bonafide.verification.client;

import org.jspecify.annotations.NullMarked;
