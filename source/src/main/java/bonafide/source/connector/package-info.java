/// Record keepers reached over HTTP, each described by one file.
@NullMarked
package bonafide.source.connector;

import org.jspecify.annotations.NullMarked;
