/// Where record keepers that answer later send what they found.
@NullMarked
package bonafide.api.source;

import org.jspecify.annotations.NullMarked;
