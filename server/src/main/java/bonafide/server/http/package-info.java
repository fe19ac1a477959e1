/// The HTTP server around an installation.
@NullMarked
package bonafide.server.http;

import org.jspecify.annotations.NullMarked;
