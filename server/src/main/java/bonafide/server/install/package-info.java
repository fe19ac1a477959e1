/// One installation: its configuration, and every room opened and wired.
@NullMarked
package bonafide.server.install;

import org.jspecify.annotations.NullMarked;
