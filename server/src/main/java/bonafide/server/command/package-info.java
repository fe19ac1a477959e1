/// The commands of ./bonafide.
@NullMarked
package bonafide.server.command;

import org.jspecify.annotations.NullMarked;
