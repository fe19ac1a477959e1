/// Starts the server and its command line; the only place where rooms are wired together.
@NullMarked
package bonafide.server;

import org.jspecify.annotations.NullMarked;
