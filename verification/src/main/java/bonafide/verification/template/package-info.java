/// Keeps what a client's verification sessions are made of.
@NullMarked
package bonafide.verification.template;

import org.jspecify.annotations.NullMarked;
