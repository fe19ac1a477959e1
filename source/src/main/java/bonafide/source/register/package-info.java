/// Answers from tables the operator loaded.
@NullMarked
package bonafide.source.register;

import org.jspecify.annotations.NullMarked;
