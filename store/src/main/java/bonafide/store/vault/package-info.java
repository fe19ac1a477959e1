/// Keeps secrets and personal data unreadable at rest: a master key, a key for each client, a
/// key for each file.
@NullMarked
package bonafide.store.vault;

import org.jspecify.annotations.NullMarked;
