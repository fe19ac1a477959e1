/// Judges what news, registers, courts and blockchains say of a subject.
@NullMarked
package bonafide.check.diligence;

import org.jspecify.annotations.NullMarked;
