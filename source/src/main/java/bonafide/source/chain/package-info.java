/// Explorers and nodes of blockchains, as sources of what went through an address.
@NullMarked
package bonafide.source.chain;

import org.jspecify.annotations.NullMarked;
