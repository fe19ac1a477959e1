/// Answers from documented made-up records, for the DEVELOPMENT environment alone.
@NullMarked
package bonafide.source.sandbox;

import org.jspecify.annotations.NullMarked;
