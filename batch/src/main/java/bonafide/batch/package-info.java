/// Screens tens of millions of customers on a cluster, with the engine of the server.
@NullMarked
package bonafide.batch;

import org.jspecify.annotations.NullMarked;
